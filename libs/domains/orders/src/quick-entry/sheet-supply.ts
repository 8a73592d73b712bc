import type { PlanSupply, SkuSupply, StockSupply } from '@tributary/inventory';
import { Decimal, decimal } from '@tributary/kernel';
import { allocate } from '../allocation/allocation';
import type { PricedLine } from '../basket/basket';
import { choosePlans } from '../supply/plan-choice';
import type { EntryRow } from './asked-row';

/** A row that cannot be served in full; `available` in base units. `scattered`: all locations together have it, none alone. */
export interface Lack {
  readonly kind: 'stock' | 'scattered' | 'plan';
  readonly available: string;
}

/** From where a row can be served. */
export interface RowSupply {
  readonly stock: readonly StockSupply[];
  /** With what the pre-order rows of the sheet leave of them. */
  readonly plans: readonly PlanSupply[];
  /** Base units at the row's location or in its plan, or at the best location. */
  readonly most: string;
  /** The day of the row's plan. */
  readonly promisedOn: string | null;
}

/** Serves all rows of a sheet together, because they share stock and plans. Rows are known by their number. */
export class SheetSupply {
  private readonly lacks: ReadonlyMap<number, Lack>;
  private readonly promised = new Map<number, Decimal>();

  constructor(
    lines: readonly PricedLine[],
    private readonly supply: ReadonlyMap<number, SkuSupply>,
  ) {
    const open = lines.flatMap(({ line, base, refusal }) => (base === undefined || refusal ? [] : [{ ...line, lineId: line.id, base }]));
    const stock = [...supply.values()].flatMap(({ skuId, stock: places }) => places.map((place) => ({ ...place, skuId })));
    const short = allocate(open.filter((line) => line.supply === 'stock'), stock).shortages;
    const offers = [...supply.values()].flatMap(({ skuId, plans }) => plans.map((plan) => ({ ...plan, skuId })));
    const choice = choosePlans(open.filter((line) => line.supply === 'preorder'), offers);
    for (const { lineId, base } of open) {
      const plan = choice.plans.get(lineId);
      if (plan) this.promised.set(plan.planId, (this.promised.get(plan.planId) ?? new Decimal(0)).plus(base));
    }
    this.lacks = new Map<number, Lack>([
      ...short.map(({ lineId, available, splittable }) => [lineId, { kind: splittable ? 'scattered' : 'stock', available }] as const),
      ...choice.lacks.map(({ lineId, available }) => [lineId, { kind: 'plan', available }] as const),
    ]);
  }

  /** Undefined where the row can be served. */
  lackOf(no: number): Lack | undefined {
    return this.lacks.get(no);
  }

  of(skuId: number, { locationId, planId }: Pick<EntryRow, 'locationId' | 'planId'>): RowSupply {
    const { stock = [], plans = [] } = this.supply.get(skuId) ?? {};
    const own = plans.find((plan) => plan.planId === planId);
    const there = planId === null ? stock.filter((place) => locationId === null || place.locationId === locationId).map(({ available }) => available) : own ? [own.free] : [];
    return {
      stock,
      plans: plans.map((plan) => ({ ...plan, free: decimal(plan.free).minus(this.promised.get(plan.planId) ?? 0).toFixed() })),
      most: Decimal.max(0, ...there).toFixed(),
      promisedOn: own?.readyOn ?? null,
    };
  }
}
