import type { ExpenseMove } from '@tributary/pricing';
import type { NewLine } from '../change/added-lines';
import type { LineMove } from '../change/order-change';
import type { Grant } from './grant';
import type { PromotedLine } from './promotion-refusal';

/** A change with what promotions give the order as it shall be. */
export interface ReviewedChange {
  readonly moves: readonly LineMove[];
  /** Lines that the order does not have yet, new gifts included. */
  readonly added: readonly NewLine[];
  /** What the lines have now, in place of everything that the lines in `judged` had. */
  readonly grants: readonly Grant[];
  readonly judged: readonly number[];
  /** By how much more, or less, the budgets pay. */
  readonly expenses: readonly ExpenseMove[];
  /** Who is told when a budget has no room. */
  readonly promoted: readonly PromotedLine[];
}

/** A change of an order that has nothing to do with promotions. */
export function unpromoted(moves: readonly LineMove[], added: readonly NewLine[]): ReviewedChange {
  return { moves, added, grants: [], judged: [], expenses: [], promoted: [] };
}
