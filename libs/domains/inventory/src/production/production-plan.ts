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
  readonly origin: ProductionOrigin;
}

export type ProductionStatus = 'open' | 'closed';

/** planned: a planner made it, or took it over; demand: it holds what buyers asked for and no more, so that nothing of it is free to others. */
export const PRODUCTION_ORIGINS = ['planned', 'demand'] as const;
export type ProductionOrigin = (typeof PRODUCTION_ORIGINS)[number];

/** What can still be promised of an open plan. */
export interface ProductionSupply {
  readonly planId: number;
  readonly skuId: number;
  readonly locationId: number;
  readonly readyOn: string;
  /** In base units: of a plan that demand makes, by how much it may still grow without a planner. */
  readonly free: string;
  readonly origin: ProductionOrigin;
}

/** The plan that demand for one SKU makes by itself. */
export interface DemandPlan {
  readonly skuId: number;
  readonly locationId: number;
  readonly readyOn: string;
}

/**
 * SQL: what can still be promised of plan `p`. What was produced beyond the promises lies in stock and is sold from
 * there, so that only what is still to come counts, less what waits for it.
 */
export const FREE_SQL = '(p.planned - p.produced - (p.promised - p.allocated))';

/**
 * SQL: what can be promised of plan `p` on the day `today`. A plan that demand makes grows with what is promised, as far as
 * head office lets it, and not when its day is nearer than the goods can be made.
 */
export function promisableSql(today: string): string {
  return `CASE p.origin WHEN 'demand' THEN ${growthSql(today)} ELSE ${FREE_SQL} END`;
}

function growthSql(today: string): string {
  return `coalesce((SELECT CASE WHEN p.ready_on >= ${today}::date + t.days THEN greatest(${MOST_ON_DEMAND_SQL} - p.promised, 0) END
    FROM sku k JOIN production_lead t ON t.product_line_id = k.product_line_id JOIN sku_unit u ON u.sku_id = k.id AND u.unit = k.sales_unit
    WHERE k.id = p.sku_id), 0)`;
}

/** SQL: how much may be asked for on a day without a planner, in base units; of lead `t` and the sales unit `u`; NULL: nothing. */
export const MOST_ON_DEMAND_SQL = 'trunc(t.most_on_demand * u.numerator / u.denominator, 3)';

/** SQL: whether plan `p` may be promised from on the day `today`: open, and its day has not passed. */
export function promisingSql(today: string): string {
  return `(p.status = 'open' AND p.ready_on >= ${today}::date)`;
}
