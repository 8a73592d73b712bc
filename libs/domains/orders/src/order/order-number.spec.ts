import { orderNumber } from './order-number';

describe('orderNumber', () => {
  it('carries the month in Shanghai, not in UTC', () => {
    expect(orderNumber(new Date('2026-10-31T16:30:00Z'), 123)).toBe('SO-202611-000123');
  });

  it('grows past six digits instead of wrapping', () => {
    expect(orderNumber(new Date('2026-01-01T00:00:00Z'), 1234567)).toBe('SO-202601-1234567');
  });
});
