import type { FoundBy, KnownSku } from '@tributary/catalogue';
import type { DomainError } from '@tributary/kernel';
import type { LinePrice } from '../order/order-totals';
import type { EntryRow } from './asked-row';
import type { Fix } from './fixes';

/** `merged`: its quantity counts in another row; `skipped`: no line at all. */
export const ROW_STATES = ['ok', 'problem', 'merged', 'skipped'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** A row with everything that can be said about it now. */
export interface JudgedRow {
  readonly row: EntryRow;
  readonly state: RowState;
  readonly sku: KnownSku | null;
  readonly by: FoundBy | 'person' | null;
  /** Of the whole line, merged rows included; null: not understood. */
  readonly quantity: string | null;
  readonly unit: string | null;
  /** Numbers of the rows that count in this one. */
  readonly merged: readonly number[];
  /** Number of the row in which this one counts. */
  readonly mergedInto: number | null;
  readonly price: LinePrice | null;
  /** The day on which a pre-order can leave; null: from stock, or its plan is gone. */
  readonly promisedOn: string | null;
  /** Free at the row's location or in its plan, or at the best location, in the row's unit; null: not understood. */
  readonly available: string | null;
  readonly refusals: readonly DomainError[];
  readonly fixes: readonly Fix[];
}

/** A row that says nothing about a line yet. */
export function blankJudgement(row: EntryRow, state: RowState): JudgedRow {
  return { row, state, sku: null, by: null, quantity: null, unit: null, merged: [], mergedInto: null, price: null, promisedOn: null, available: null, refusals: [], fixes: [] };
}
