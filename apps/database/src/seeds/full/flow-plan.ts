import { addDays, eachDay, type LocalDate } from '@tributary/kernel';
import { bookOf, type DealerBook } from '../company/book';
import type { Company } from '../company/company';
import type { Dealer } from '../company/dealers';

/** A first-tier dealer that sends its sales once a month; `place` numbers these dealers from 0. */
export interface FlowSender {
  readonly dealer: Dealer;
  readonly place: number;
  readonly feedId: number;
  readonly book: DealerBook;
}

export interface FlowMonth {
  /** `202603`; names the partition. */
  readonly code: string;
  readonly place: number;
  readonly from: LocalDate;
  /** The first day of the next month. */
  readonly upTo: LocalDate;
  /** Days with data: those within the year, Sundays left out. */
  readonly days: readonly LocalDate[];
}

export interface FlowPlan {
  readonly senders: readonly FlowSender[];
  readonly months: readonly FlowMonth[];
}

const YEAR = 365;
const NAMES_PER_SENDER = 1_000;
const CUSTOMERS_FROM = 500;

const plans = new WeakMap<Company, FlowPlan>();

/** Who sends flow, and when: the same for every step of a run. */
export function flowPlanOf(company: Company): FlowPlan {
  let plan = plans.get(company);
  if (!plan) {
    const active = company.firstTier.filter(({ status }) => status === 'active');
    const senders = active.map((dealer, place) => ({ dealer, place, feedId: place + 1, book: bookOf(company, dealer) }));
    plan = { senders, months: monthsUntil(company.until) };
    plans.set(company, plan);
  }
  return plan;
}

export function monthsUntil(until: LocalDate): FlowMonth[] {
  const days = eachDay({ from: addDays(until, 1 - YEAR), to: until }).filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() !== 0);
  return [...Map.groupBy(days, (day) => day.slice(0, 7))].map(([month, own], place) => {
    const from = `${month}-01`;
    return { code: month.replace('-', ''), place, from, upTo: `${addDays(from, 31).slice(0, 7)}-01`, days: own };
  });
}

/** Ids follow from places, so that steps agree on them without asking the database. */
export const fileIdOf = (sender: FlowSender, month: FlowMonth): number => sender.place * 13 + month.place + 1;
export const productNameId = (sender: FlowSender, index: number): number => sender.place * NAMES_PER_SENDER + index + 1;
export const customerNameId = (sender: FlowSender, index: number): number => sender.place * NAMES_PER_SENDER + CUSTOMERS_FROM + index + 1;
