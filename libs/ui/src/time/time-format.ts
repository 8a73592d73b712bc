import { TIME_ZONE, type LocaleCode } from '../locale/active-locale';

const dateTimes = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: LocaleCode, kind: 'day' | 'minute' | 'short'): Intl.DateTimeFormat {
  const key = `${locale} ${kind}`;
  const known = dateTimes.get(key);
  if (known) return known;
  const day = { year: 'numeric', month: locale === 'zh-CN' ? '2-digit' : 'short', day: '2-digit' } as const;
  const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const shape = kind === 'day' ? day : kind === 'minute' ? { ...day, ...minute } : { month: day.month, day: day.day, ...minute };
  const made = new Intl.DateTimeFormat(locale === 'zh-CN' ? 'zh-CN' : 'en-GB', { ...shape, timeZone: TIME_ZONE });
  dateTimes.set(key, made);
  return made;
}

/** Day and minute on Shanghai's clock: 2026/03/05 14:20. */
export function formatMinute(at: string, locale: LocaleCode): string {
  return formatter(locale, 'minute').format(new Date(at));
}

/** The same without the year, for narrow places. */
export function formatShort(at: string, locale: LocaleCode): string {
  return formatter(locale, 'short').format(new Date(at));
}

/** A calendar day; a plain `YYYY-MM-DD` is that day everywhere. */
export function formatDay(at: string, locale: LocaleCode): string {
  return formatter(locale, 'day').format(new Date(at.length === 10 ? `${at}T12:00:00+08:00` : at));
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** '3 分钟前', 'in 2 hours'; null once it is over 30 days away and a date says more. */
export function formatRelative(at: string, now: Date, locale: LocaleCode): string | null {
  const seconds = Math.round((new Date(at).getTime() - now.getTime()) / 1000);
  if (Math.abs(seconds) > 30 * 86_400) return null;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(0, 'second');
}

/** Today on Shanghai's calendar, as YYYY-MM-DD. */
export function shanghaiDay(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE }).format(now);
}

/** The calendar day `days` later (or earlier). */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
