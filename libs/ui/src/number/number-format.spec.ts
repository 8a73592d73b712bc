import { formatMoney, formatNumber, MoneyPipe, NumberPipe } from './number-format';

describe('numbers on the screen', () => {
  it('writes money with two decimals and thousands', () => {
    expect(formatMoney('1280.5')).toBe('¥1,280.50');
    expect(formatMoney('-3')).toBe('-¥3.00');
  });

  it('keeps every digit of an exact amount', () => expect(formatMoney('9007199254740993.01')).toBe('¥9,007,199,254,740,993.01'));

  it('drops idle zeros of a quantity', () => {
    expect(formatNumber('12000.500')).toBe('12,000.5');
    expect(formatNumber(3)).toBe('3');
  });

  it('shows a dash for what is absent', () => {
    expect(new MoneyPipe().transform(null)).toBe('–');
    expect(new NumberPipe().transform(undefined)).toBe('–');
  });
});
