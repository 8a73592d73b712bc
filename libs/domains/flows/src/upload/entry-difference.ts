import type { EntryChanges, EntryText } from './flow-upload';

/** So many are shown of those that come and of those that go. */
const SHOWN = 100;

/**
 * What comes and what goes when one list of entries takes the place of another. Both are multisets: of two equal sales on a
 * day that become one, one goes.
 */
export function entryDifference(before: readonly EntryText[], after: readonly EntryText[]): { readonly added: EntryChanges; readonly removed: EntryChanges } {
  return { added: without(after, before), removed: without(before, after) };
}

function without(entries: readonly EntryText[], others: readonly EntryText[]): EntryChanges {
  const left = new Map<string, number>();
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
  const first: EntryText[] = [];
  let count = 0;
  for (const entry of entries) {
    const key = keyOf(entry);
    const same = left.get(key) ?? 0;
    if (same > 0) left.set(key, same - 1);
    else if ((count += 1) <= SHOWN) first.push(entry);
  }
  return { count, first };
}

function keyOf({ date, code, customer, document, batchNumber, expiryDate, quantity, amount }: EntryText): string {
  return JSON.stringify([date, code, customer, document, batchNumber, expiryDate, quantity, amount]);
}
