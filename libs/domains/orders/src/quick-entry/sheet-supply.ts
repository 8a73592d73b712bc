import type { SkuSupply, StockSupply } from '@tributary/inventory';
import { Decimal, decimal } from '@tributary/kernel';
import { allocate } from '../allocation/allocation';
import type { PricedLine } from '../basket/basket';
import { offersOf, planAskedFor } from '../supply/demand-offer';
import { choosePlans, type PlanOffer } from '../supply/plan-choice';
import type { EntryRow } from './asked-row';

/** A row that cannot be served in full; `available` in base units. `scattered`: all locations together have it, none alone. */
export interface Lack {
  readonly kind: 'stock' | 'scattered' | 'plan' | 'demand';
  readonly available: string;
}

/** From where a row can be served. */
export interface RowSupply {
  readonly stock: readonly StockSupply[];
  /** With what the pre-order rows of the sheet leave of them. */
  readonly plans: readonly PlanOffer[];
  /** The plan that may be made for it; absent where a planner must be asked. */
  readonly onDemand?: PlanOffer;
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
    private readonly today: string,
  ) {
    const open = lines.flatMap(({ line, base, refusal }) => (base === undefined || refusal ? [] : [{ ...line, lineId: line.id, base }]));
    const stock = [...supply.values()].flatMap(({ skuId, stock: places }) => places.map((place) => ({ ...place, skuId })));
    const short = allocate(open.filter((line) => line.supply === 'stock'), stock).shortages;
    const offers = [...supply.values()].flatMap((sku) => offersOf(sku, today));
    const later = open.filter((line) => line.supply !== 'stock');
    const plannable = new Set(later.filter((line) => line.supply === 'plannable').map(({ lineId }) => lineId));
    const choice = choosePlans(later.map((line) => ({ ...line, planId: planAskedFor(line) })), offers);
    for (const { lineId, base } of open) {
      const plan = choice.plans.get(lineId);
      if (plan) this.promised.set(plan.planId, (this.promised.get(plan.planId) ?? new Decimal(0)).plus(base));
    }
    this.lacks = new Map<number, Lack>([
      ...short.map(({ lineId, available, splittable }) => [lineId, { kind: splittable ? 'scattered' : 'stock', available }] as const),
      ...choice.lacks.map(({ lineId, available }) => [lineId, { kind: plannable.has(lineId) ? 'demand' : 'plan', available }] as const),
    ]);
  }

  /** Undefined where the row can be served. */
  lackOf(no: number): Lack | undefined {
    return this.lacks.get(no);
  }

  of(skuId: number, row: Pick<EntryRow, 'locationId' | 'planId' | 'plannable'>): RowSupply {
    const sku = this.supply.get(skuId);
    const offers = sku ? offersOf(sku, this.today) : [];
    const own = row.plannable || row.planId !== null ? offers.find(({ planId }) => planId === planAskedFor({ ...row, skuId, supply: row.plannable ? 'plannable' : 'preorder' })) : undefined;
    const left = offers.map((offer) => ({ ...offer, free: decimal(offer.free).minus(this.promised.get(offer.planId) ?? 0).toFixed() }));
    const stock = sku?.stock ?? [];
    const there = row.plannable || row.planId !== null ? [own?.free ?? '0'] : stock.filter(({ locationId }) => row.locationId === null || locationId === row.locationId).map(({ available }) => available);
    const onDemand = left.find(({ origin }) => origin === 'demand');
    return {
      stock,
      plans: left.filter(({ origin }) => origin === 'planned'),
      ...(onDemand ? { onDemand } : {}),
      most: Decimal.max(0, ...there).toFixed(),
      promisedOn: own?.readyOn ?? null,
    };
  }
}
