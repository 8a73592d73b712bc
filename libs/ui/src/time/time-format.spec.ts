import { formatDay, formatMinute, formatRelative, formatShort, shanghaiDay, shiftDay } from './time-format';

const now = new Date('2026-03-05T06:00:00Z');

describe('times on the screen', () => {
  it('uses the clock of Shanghai', () => {
    expect(formatMinute('2026-03-05T16:30:00Z', 'zh-CN')).toBe('2026/03/06 00:30');
    expect(formatMinute('2026-03-05T16:30:00Z', 'en-US')).toBe('06 Mar 2026, 00:30');
    expect(formatShort('2026-03-05T16:30:00Z', 'zh-CN')).toBe('03/06 00:30');
  });

  it('takes a plain date as that day, wherever the browser is', () => {
    expect(formatDay('2026-03-05', 'zh-CN')).toBe('2026/03/05');
    expect(formatDay('2026-03-05', 'en-US')).toBe('05 Mar 2026');
  });

  it.each([
    ['2026-03-05T05:57:00Z', '3分钟前', '3 minutes ago'],
    ['2026-03-05T08:30:00Z', '2小时后', 'in 2 hours'],
    ['2026-03-04T05:00:00Z', '昨天', 'yesterday'],
    ['2026-03-05T05:59:40Z', '现在', 'now'],
  ])('says how far %p is', (at, zh, en) => {
    expect(formatRelative(at, now, 'zh-CN')).toBe(zh);
    expect(formatRelative(at, now, 'en-US')).toBe(en);
  });

  it('leaves what is over a month away to the date', () => expect(formatRelative('2026-01-01T00:00:00Z', now, 'zh-CN')).toBeNull());

  it('knows which day it is in Shanghai, and counts days', () => {
    expect(shanghaiDay(new Date('2026-03-05T16:30:00Z'))).toBe('2026-03-06');
    expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
    expect(shiftDay('2024-02-28', 1)).toBe('2024-02-29');
  });
});
