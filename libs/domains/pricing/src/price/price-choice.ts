import { addDays, Decimal, type LocalDate } from '@tributary/kernel';
import type { PriceCandidate, PriceLadder, PriceReason, PriceStep } from './price';

/** An entry of a list with the days on which both are valid; `upTo` is the first day on which they are not. */
export interface PriceEntry extends PriceStep {
  readonly from: LocalDate;
  readonly upTo: LocalDate | null;
}

/** The question that an explanation answers: which price counts on that day for so many base units. */
export interface PriceOccasion {
  readonly date: LocalDate;
  readonly base: string;
}

/** Says of each entry why it counts or does not. Takes them in the order in which they are considered. */
export function judgePrices(entries: readonly PriceEntry[], occasion: PriceOccasion): PriceCandidate[] {
  const chosen = entries.find((entry) => objection(entry, occasion) === undefined);
  const standingFirst = [...entries].sort((a, b) => hurdles(a, occasion) - hurdles(b, occasion));
  return standingFirst.map((entry, index) => candidateOf(entry, index + 1, objection(entry, occasion) ?? (entry === chosen ? 'chosen' : 'lower-priority')));
}

function candidateOf({ from, upTo, fromBase: _, ...decision }: PriceEntry, rank: number, reason: PriceReason): PriceCandidate {
  const validTo = upTo === null ? null : addDays(upTo, -1);
  return { ...decision, rank, validFrom: from, validTo, chosen: reason === 'chosen', reason };
}

/** In force and reached; in force but for more than is wanted; not in force. */
function hurdles(entry: PriceEntry, occasion: PriceOccasion): number {
  const reason = objection(entry, occasion);
  if (reason === undefined) return 0;
  return reason === 'below-minimum' ? 1 : 2;
}

function objection({ from, upTo, fromBase }: PriceEntry, { date, base }: PriceOccasion): PriceReason | undefined {
  if (date < from) return 'not-yet-valid';
  if (upTo !== null && date >= upTo) return 'expired';
  return reached(fromBase, base) ? undefined : 'below-minimum';
}

/** The prices of one SKU by quantity. Takes the entries in force in the order in which they are considered; `smallest` in base units. */
export function priceLadder(entries: readonly PriceStep[], smallest: string): PriceLadder {
  const best = (base: string): PriceStep | undefined => entries.find(({ fromBase }) => reached(fromBase, base));
  const price = best(smallest);
  const points = new Set(entries.flatMap(({ fromBase }) => (fromBase === null || reached(fromBase, smallest) ? [] : fromBase)));
  const steps = [...points].sort((a, b) => new Decimal(a).comparedTo(b)).flatMap((base) => best(base) ?? []);
  return { price, breaks: steps.filter((step, index) => step !== (steps[index - 1] ?? price)) };
}

function reached(fromBase: string | null, base: string): boolean {
  return fromBase !== null && new Decimal(base).greaterThanOrEqualTo(fromBase);
}
