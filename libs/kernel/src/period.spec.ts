import { addDays, contains, daysBetween, eachDay, localDate, monthOf, overlaps, period, shanghaiMidnight, shanghaiToday } from './period';

const refused = (code: string) => expect.objectContaining({ code });

describe('localDate', () => {
  it.each(['2024-02-29', '2000-02-29', '2025-12-31'])('accepts %s', (text) => expect(localDate(text)).toBe(text));
  it.each(['2025-02-29', '1900-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-1-1', '20250101', '2025-01-01T00:00', '', '二〇二五'])('refuses %j', (text) =>
    expect(() => localDate(text)).toThrow(refused('kernel.date-invalid')),
  );
});

describe('the day in Shanghai', () => {
  it.each([
    ['2025-03-09T15:59:59.999Z', '2025-03-09'],
    ['2025-03-09T16:00:00.000Z', '2025-03-10'],
    ['2024-12-31T16:00:00.000Z', '2025-01-01'],
    ['2024-02-28T16:00:00.000Z', '2024-02-29'],
  ])('at %s is %s', (instant, day) => expect(shanghaiToday(new Date(instant))).toBe(day));

  it('begins at its midnight and lasts 24 hours on every day of a year', () => {
    for (const day of eachDay(period('2024-01-01', '2024-12-31'))) {
      const start = shanghaiMidnight(day).getTime();
      expect(shanghaiToday(new Date(start))).toBe(day);
      expect(shanghaiToday(new Date(start - 1))).toBe(addDays(day, -1));
      expect(shanghaiMidnight(addDays(day, 1)).getTime() - start).toBe(86_400_000);
    }
  });

  it('agrees with the time zone database', () => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    for (let hour = 0; hour < 24 * 366; hour += 7) {
      const instant = new Date(Date.UTC(2024, 0, 1, hour));
      expect(shanghaiToday(instant)).toBe(format.format(instant));
    }
  });
});

describe('day arithmetic', () => {
  it('adds and counts days as inverses, across leap days and years', () => {
    for (const days of [-800, -366, -1, 0, 1, 29, 365, 1461]) {
      const day = addDays('2024-02-28', days);
      expect(daysBetween('2024-02-28', day)).toBe(days);
      expect(addDays(day, -days)).toBe('2024-02-28');
    }
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-02-28', 1)).toBe('2025-03-01');
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01');
  });

  it('refuses a day that does not exist', () => expect(() => addDays('2025-02-30', 1)).toThrow(refused('kernel.date-invalid')));
});

describe('period', () => {
  it('includes both ends', () => {
    expect(eachDay(period('2024-02-28', '2024-03-01'))).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(eachDay(period('2024-02-28', '2024-02-28'))).toEqual(['2024-02-28']);
  });

  it('does not end before it begins', () => {
    expect(() => period('2025-01-02', '2025-01-01')).toThrow(refused('kernel.period-invalid'));
    expect(() => period('2025-01-02', '2025-01-32')).toThrow(refused('kernel.date-invalid'));
  });

  it('contains its days and no other', () => {
    const week = period('2025-01-06', '2025-01-12');
    expect(['2025-01-05', '2025-01-06', '2025-01-12', '2025-01-13'].map((day) => contains(week, day))).toEqual([false, true, true, false]);
  });

  it('overlaps where a day is shared', () => {
    const january = monthOf('2025-01-15');
    expect(overlaps(january, period('2025-01-31', '2025-02-10'))).toBe(true);
    expect(overlaps(january, period('2025-02-01', '2025-02-10'))).toBe(false);
    expect(overlaps(period('2024-12-01', '2025-12-01'), january)).toBe(true);
  });
});

describe('monthOf', () => {
  it.each([
    ['2024-02-10', '2024-02-01', '2024-02-29'],
    ['2025-02-28', '2025-02-01', '2025-02-28'],
    ['2025-12-31', '2025-12-01', '2025-12-31'],
    ['2025-04-01', '2025-04-01', '2025-04-30'],
  ])('of %s', (day, from, to) => expect(monthOf(day)).toEqual({ from, to }));

  it('tiles the years without gap or overlap', () => {
    let month = monthOf('2023-01-01');
    for (let index = 0; index < 36; index += 1) {
      const next = monthOf(addDays(month.to, 1));
      expect(next.from).toBe(addDays(month.to, 1));
      month = next;
    }
    expect(month.from).toBe('2026-01-01');
  });
});
