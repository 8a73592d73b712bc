import { addDays, type LocalDate, monthOf, shanghaiMidnight, shanghaiToday } from '@tributary/kernel';
import type { Month } from './statement';

/** From its first instant, up to and without the first of the next month. */
export interface MonthSpan {
  readonly first: LocalDate;
  readonly from: Date;
  readonly until: Date;
}

/** A movement is dated by the beginning of its transaction: those that began before midnight are long written by then. */
const SETTLING_MS = 15 * 60_000;

export function spanOf(month: Month): MonthSpan {
  const { from, to } = monthOf(`${month}-01`);
  return { first: from, from: shanghaiMidnight(from), until: shanghaiMidnight(addDays(to, 1)) };
}

/** Whether nothing can be booked into the month any more. */
export function isOver(month: Month, now: Date): boolean {
  return now.getTime() >= spanOf(month).until.getTime() + SETTLING_MS;
}

export function currentMonth(now: Date): Month {
  return shanghaiToday(now).slice(0, 7);
}
