import { Decimal, type LocalDate } from '@tributary/kernel';
import type { DayChange, DayTotals, EntryText } from './flow-upload';

/** What each of these days holds before and after. */
export function dayChanges(dates: readonly LocalDate[], before: readonly EntryText[], after: readonly EntryText[]): DayChange[] {
  const [was, willBe] = [totalsByDay(before), totalsByDay(after)];
  return dates.map((date) => ({ date, before: shown(was.get(date)), after: shown(willBe.get(date)) }));
}

interface Sums {
  entries: number;
  amount: Decimal;
}

function totalsByDay(entries: readonly EntryText[]): Map<LocalDate, Sums> {
  const days = new Map<LocalDate, Sums>();
  for (const { date, amount } of entries) {
    const day = days.get(date) ?? { entries: 0, amount: new Decimal(0) };
    days.set(date, { entries: day.entries + 1, amount: day.amount.plus(amount ?? 0) });
  }
  return days;
}

function shown(sums: Sums | undefined): DayTotals {
  return { entries: sums?.entries ?? 0, amount: (sums?.amount ?? new Decimal(0)).toFixed(2) };
}
