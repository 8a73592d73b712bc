import { addDays, type LocalDate } from '@tributary/kernel';
import type { PriceCandidate, PriceReason } from './price';
import type { PriceEntry } from './price.repository';

/** Says of each entry why it counts on `date` or does not. Takes them in the order in which they are considered. */
export function judgePrices(entries: readonly PriceEntry[], date: LocalDate): PriceCandidate[] {
  const chosen = entries.find((entry) => outside(entry, date) === undefined);
  const inForceFirst = [...entries].sort((a, b) => Number(outside(a, date) !== undefined) - Number(outside(b, date) !== undefined));
  return inForceFirst.map((entry, index) => {
    const { from, upTo, ...decision } = entry;
    return {
      ...decision,
      rank: index + 1,
      validFrom: from,
      validTo: upTo === null ? null : addDays(upTo, -1),
      chosen: entry === chosen,
      reason: outside(entry, date) ?? (entry === chosen ? 'chosen' : 'lower-priority'),
    };
  });
}

function outside({ from, upTo }: PriceEntry, date: LocalDate): PriceReason | undefined {
  if (date < from) return 'not-yet-valid';
  return upTo !== null && date >= upTo ? 'expired' : undefined;
}
