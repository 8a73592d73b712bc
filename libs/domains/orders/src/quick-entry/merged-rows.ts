import { decimal } from '@tributary/kernel';
import type { ResolvedRow } from './row-resolution';

/** A row that is fully understood. */
export type CertainRow = ResolvedRow & { readonly sku: NonNullable<ResolvedRow['sku']>; readonly quantity: string; readonly unit: string };

/** A line of the order to be: one row, or several about the same. */
export interface MergedRow {
  readonly first: CertainRow;
  /** Numbers of the further rows. */
  readonly others: readonly number[];
  /** Of all of them. */
  readonly quantity: string;
}

export function isCertain(row: ResolvedRow): row is CertainRow {
  return row.refusals.length === 0 && row.sku !== null && row.quantity !== null && row.unit !== null;
}

/** Rows about one SKU in one unit from one location or plan become one line, at the place of the first. */
export function mergeRows(rows: readonly CertainRow[]): MergedRow[] {
  const groups = Map.groupBy(rows, ({ sku, unit, row }) => `${sku.id} ${unit} ${row.locationId ?? ''} ${row.planId ?? ''} ${row.plannable}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const quantity = others.reduce((sum, other) => sum.plus(other.quantity), decimal(first.quantity)).toFixed();
    return [{ first, others: others.map(({ row }) => row.no), quantity }];
  });
}
