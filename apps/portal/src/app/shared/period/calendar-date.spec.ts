import { dayOf, localDate } from './calendar-date';

describe('calendar days in the picker', () => {
  it('come back as they went in', () => {
    for (const day of ['2026-01-01', '2024-02-29', '2026-12-31']) expect(dayOf(localDate(day))).toBe(day);
  });

  it('know nothing as nothing', () => {
    expect(localDate(null)).toBeNull();
    expect(localDate('soon')).toBeNull();
    expect(dayOf(null)).toBeNull();
  });
});
