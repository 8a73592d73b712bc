import type { SqlParams, TxCtx } from '@tributary/platform';

/**
 * Something in channel flow that waits for a person. `sql` selects what waits of this kind, within the scope of `tx`, with these
 * columns (and others, if `order` needs them):
 *
 * - `subject text`  which one it is, stable as long as it waits
 * - `dealer_id bigint`  null where it is nobody's, or several dealers'
 * - `title text`  what a person calls it
 * - `reason jsonb`  `{code, params}` of a fault, or null
 * - `since timestamptz`
 * - `rows integer`  rows that do not count meanwhile; null where nobody knows
 * - `amount numeric`  what those rows come to; null where nobody knows
 * - `owner_id bigint`  the person whose business it is by itself, or null
 * - `link text`  the page of the portal where it is decided
 */
export interface TaskKind {
  readonly code: string;
  /** Order of `k`, the selected rows, in which the most valuable come first, where another than that of `amount` has an index. */
  readonly order?: string;
  sql(tx: TxCtx, params: SqlParams, now: string): string;
}
