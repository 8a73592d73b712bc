import { fromShanghaiField, inHours, toShanghaiField } from './shanghai-field';

describe('date-and-time fields', () => {
  it('show the clock of Shanghai and mean it', () => {
    expect(toShanghaiField(new Date('2026-03-05T16:30:00Z'))).toBe('2026-03-06T00:30');
    expect(fromShanghaiField('2026-03-06T00:30')).toBe('2026-03-05T16:30:00.000Z');
    expect(fromShanghaiField('')).toBeUndefined();
  });

  it('count hours over midnight', () => expect(inHours(new Date('2026-03-05T23:00:00Z'), 2).toISOString()).toBe('2026-03-06T01:00:00.000Z'));
});
