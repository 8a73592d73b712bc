import { eachDay, type LocalDate, type Period, shanghaiToday } from '@tributary/kernel';
import type { Fault } from '@tributary/sheets';
import { FLOW_KINDS, type FlowKind } from '../map/layout-mapping';
import type { OpenFile, OwnDayState, OwnFeed, PostedDay } from './own-flow';

export interface CalendarDay {
  readonly date: LocalDate;
  readonly state: OwnDayState;
  readonly entries: number;
  readonly excluded: number;
  readonly quantity: string;
  readonly corrections: number;
  /** Why its file does not count. */
  readonly reason: Fault | null;
}

export interface KindCalendar {
  readonly kind: FlowKind;
  readonly days: readonly CalendarDay[];
}

export interface CalendarFacts {
  readonly period: Period;
  readonly today: LocalDate;
  readonly posted: readonly PostedDay[];
  readonly open: readonly OpenFile[];
  readonly feeds: readonly Pick<OwnFeed, 'kind'>[];
  /** The first day of each kind that was ever posted. */
  readonly firsts: ReadonlyMap<FlowKind, LocalDate>;
}

const EMPTY = { entries: 0, excluded: 0, quantity: '0', corrections: 0, reason: null };

/** What became of each day, by kind of record; kinds that the dealer neither sends nor ever sent are left out. */
export function ownCalendar(facts: CalendarFacts): KindCalendar[] {
  const { posted, open, feeds, firsts } = facts;
  const known = new Set([...firsts.keys(), ...[...posted, ...open, ...feeds].map(({ kind }) => kind)]);
  return FLOW_KINDS.filter((kind) => known.has(kind)).map((kind) => ({ kind, days: daysOf(facts, kind) }));
}

function daysOf({ period, today, posted, open, firsts }: CalendarFacts, kind: FlowKind): CalendarDay[] {
  const days = new Map(posted.filter((day) => day.kind === kind).map((day) => [day.date, day]));
  const files = open.filter((file) => file.kind === kind);
  const first = firsts.get(kind);
  return eachDay(period).map((date): CalendarDay => {
    const day = days.get(date);
    if (day) return { ...EMPTY, ...day, date, state: 'posted' };
    // the newest one speaks: it may mend what an earlier one was refused for
    const file = files.find((candidate) => tells(candidate, date));
    if (file) return { ...EMPTY, date, state: file.state === 'rejected' ? 'refused' : 'waiting', reason: file.reason };
    return { ...EMPTY, date, state: silence(date, today, first) };
  });
}

/** A file that nobody could read yet is of the day on which it came. */
function tells({ from, to, receivedAt }: OpenFile, date: LocalDate): boolean {
  return from !== null && to !== null ? from <= date && date <= to : shanghaiToday(receivedAt) === date;
}

function silence(date: LocalDate, today: LocalDate, first: LocalDate | undefined): OwnDayState {
  if (date >= today) return 'open';
  return first === undefined || date < first ? 'before' : 'none';
}
