/** What a plan holds and has given; quantities in the SKU's base unit. */
export interface ProductionBalance {
  readonly id: number;
  readonly ownerId: number;
  readonly locationId: number;
  readonly skuId: number;
  /** The day on which the goods can leave. */
  readonly readyOn: string;
  readonly planned: string;
  readonly promised: string;
  readonly produced: string;
  readonly allocated: string;
  readonly status: ProductionStatus;
}

export type ProductionStatus = 'open' | 'closed';

/** What can still be promised of an open plan. */
export interface ProductionSupply {
  readonly planId: number;
  readonly skuId: number;
  readonly locationId: number;
  readonly readyOn: string;
  /** In base units. */
  readonly free: string;
}

/**
 * SQL: what can still be promised of plan `p`. What was produced beyond the promises lies in stock and is sold from
 * there, so that only what is still to come counts, less what waits for it.
 */
export const FREE_SQL = '(p.planned - p.produced - (p.promised - p.allocated))';

/** SQL: whether plan `p` may be promised from on the day `today`: open, and its day has not passed. */
export function promisingSql(today: string): string {
  return `(p.status = 'open' AND p.ready_on >= ${today}::date)`;
}
