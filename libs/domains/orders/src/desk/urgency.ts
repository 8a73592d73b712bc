import { addDays, type LocalDate, shanghaiMidnight, shanghaiToday } from '@tributary/kernel';

/** What an order waits for. */
export const DESK_WORK = ['decide', 'accept', 'allocate', 'release', 'ship'] as const;
export type DeskWork = (typeof DESK_WORK)[number];

/** Whose turn it is: the desk's, the buyer's, the plant's, the warehouse's. */
export const DESK_TURNS = ['desk', 'buyer', 'production', 'warehouse'] as const;
export type DeskTurn = (typeof DESK_TURNS)[number];

export interface WaitingOrder {
  readonly work: DeskWork;
  readonly submittedAt: Date;
  /** The day on which the last of its goods can leave; null: nobody promised one. */
  readonly promisedOn: LocalDate | null;
}

export interface Urgency {
  readonly due: Date;
  readonly overdue: boolean;
}

/** A buyer hears within so many working hours whether its order counts. */
const DECISION_HOURS = 4;
const OPENS = 9;
const CLOSES = 18;
const HOUR = 3_600_000;

/**
 * By when an order has to move on. A decision is due four working hours after submission (Monday to Friday, nine to
 * six in Shanghai; public holidays are not known here). Everything else is due at the close of the day on which the goods
 * are promised to leave: `promised_on` is the day of leaving, the days on the road come after it. Where nothing was
 * promised, four working hours count. The same rule as `order_due` of the database, by which the work list is sorted.
 */
export function urgencyOf({ work, submittedAt, promisedOn }: WaitingOrder, now: Date): Urgency {
  const due = work === 'decide' || promisedOn === null ? afterWorkingHours(submittedAt, DECISION_HOURS) : at(promisedOn, CLOSES);
  return { due, overdue: due < now };
}

/** `hours` of working time later. Less than one working day. */
export function afterWorkingHours(from: Date, hours: number): Date {
  const start = workingStart(from);
  const closing = at(shanghaiToday(start), CLOSES);
  const left = closing.getTime() - start.getTime();
  const needed = hours * HOUR;
  if (needed <= left) return new Date(start.getTime() + needed);
  return new Date(at(nextWorkingDay(shanghaiToday(start)), OPENS).getTime() + needed - left);
}

/** The moment itself within working time, else the next opening. */
function workingStart(moment: Date): Date {
  const day = shanghaiToday(moment);
  if (isWeekend(day) || moment >= at(day, CLOSES)) return at(nextWorkingDay(day), OPENS);
  return moment < at(day, OPENS) ? at(day, OPENS) : moment;
}

function nextWorkingDay(day: LocalDate): LocalDate {
  const next = addDays(day, 1);
  return isWeekend(next) ? nextWorkingDay(next) : next;
}

function isWeekend(day: LocalDate): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

function at(day: LocalDate, hour: number): Date {
  return new Date(shanghaiMidnight(day).getTime() + hour * HOUR);
}
