import { addDays, daysBetween, type LocalDate, type Period } from '@tributary/kernel';
import type { RecipePeriod } from './recipe';

/** What a run asks for: from the last day read, less what is read again, to today or yesterday. `readTo`: null at the first run. */
export function wantedPeriod({ reread, first, upTo, oldest }: RecipePeriod, today: LocalDate, readTo: LocalDate | null): Period {
  const to = upTo === 'today' ? today : addDays(today, -1);
  const wanted = readTo === null ? addDays(to, -first) : earlier(addDays(readTo, -reread), addDays(to, -reread));
  const shown = oldest === undefined ? wanted : later(wanted, addDays(today, -oldest));
  return { from: earlier(shown, to), to };
}

/** A period in ranges that the site takes, the oldest first; no day is in two. */
export function rangesOf({ from, to }: Period, longest: number | undefined): Period[] {
  if (longest === undefined) return [{ from, to }];
  const count = Math.ceil((daysBetween(from, to) + 1) / longest);
  return Array.from({ length: count }, (_, index) => {
    const start = addDays(from, index * longest);
    return { from: start, to: earlier(addDays(start, longest - 1), to) };
  });
}

/** Two halves of a range; undefined for a single day. */
export function halvesOf({ from, to }: Period): [Period, Period] | undefined {
  const days = daysBetween(from, to);
  if (days === 0) return undefined;
  const middle = addDays(from, Math.floor(days / 2));
  return [{ from, to: middle }, { from: addDays(middle, 1), to }];
}

/** A day as the site writes it. */
export function writtenDay(date: LocalDate, format: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const parts: Readonly<Record<string, string>> = { yyyy: year, MM: month, dd: day, M: String(Number(month)), d: String(Number(day)) };
  return format.replace(/yyyy|MM|dd|M|d/g, (part) => parts[part] ?? part);
}

const earlier = (one: LocalDate, other: LocalDate): LocalDate => (one < other ? one : other);
const later = (one: LocalDate, other: LocalDate): LocalDate => (one > other ? one : other);
