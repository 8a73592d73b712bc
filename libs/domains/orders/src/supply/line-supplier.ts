import { Injectable } from '@nestjs/common';
import { type DemandPlan, DemandPlans, inventoryErrors, ProductionLedger, type ProductionSupply, StockLedger } from '@tributary/inventory';
import type { TxCtx } from '@tributary/platform';
import { OrderAllocator } from '../allocation/order-allocator';
import type { OrderableLine } from '../basket/basket';
import type { OrderLine } from '../order/order';
import { planProblem } from '../order/order-line-problem';
import { givenBack } from './given-back';
import { choosePlans, type PlanChoice, type PlanDemand } from './plan-choice';

/** A line that knows where its goods come from and when they can leave. */
export interface SuppliedLine extends OrderableLine {
  readonly locationId: number;
  /** Null: from stock. */
  readonly planId: number | null;
  readonly promisedOn: string;
  /** Set aside at once: all of a stock line, nothing of a pre-order line. */
  readonly allocatedBase: string;
}

/** The order whose lines are supplied. */
export interface SuppliedOrder {
  readonly id: number;
  readonly number: string;
  readonly sellerId: number;
  readonly buyerId: number;
}

/** A line of an order, and what of it is still wanted, in base units. */
export interface RemainingLine {
  readonly line: OrderLine;
  readonly remaining: string;
}

/** Where the goods of an order come from, from stock or from production, and how they are given back. Plans are locked before stock. */
@Injectable()
export class LineSupplier {
  constructor(
    private readonly allocator: OrderAllocator,
    private readonly stock: StockLedger,
    private readonly plans: ProductionLedger,
    private readonly demands: DemandPlans,
  ) {}

  /**
   * Promises what is to be made and finds a location for the rest; `today` is when goods from stock can leave. Reserve
   * the stock afterwards, last of all.
   * @throws inventory.production-short, inventory.insufficient-stock or orders.no-single-location, with a problem for every line that is short
   */
  async place(tx: TxCtx, order: SuppliedOrder, lines: readonly OrderableLine[], today: string): Promise<SuppliedLine[]> {
    const later = lines.filter(({ line }) => line.supply !== 'stock');
    const promised = later.length === 0 ? [] : await this.promise(tx, order, later);
    const stock = lines.filter(({ line }) => line.supply === 'stock');
    const placed = stock.length === 0 ? [] : await this.allocator.place(tx, order, stock);
    return [...promised, ...placed.map((line) => ({ ...line, planId: null, promisedOn: today, allocatedBase: line.base }))];
  }

  /** Sets the stock lines' goods aside. @throws as `place` */
  async reserve(tx: TxCtx, { id, number, sellerId }: SuppliedOrder, lines: readonly SuppliedLine[]): Promise<void> {
    await this.allocator.reserve(tx, sellerId, lines.filter(({ planId }) => planId === null), { kind: 'order', id, number });
  }

  /** Gives back what is no longer wanted of these lines: promises, then stock. @throws inventory.out-of-reach */
  async release(tx: TxCtx, { id, number, sellerId }: SuppliedOrder, lines: readonly RemainingLine[]): Promise<void> {
    const back = lines.map(({ line, remaining }) => ({ line, ...givenBack(line, remaining) }));
    const document = { kind: 'order', id, number } as const;
    await this.plans.release(tx, back.flatMap(({ line, plan }) => (line.productionPlanId === null ? [] : [{ planId: line.productionPlanId, quantity: plan }])), document);
    await this.stock.release(tx, back.map(({ line, stock }) => ({ ownerId: sellerId, locationId: line.locationId, skuId: line.skuId, quantity: stock })), document);
  }

  /** Makes the plans that lines ask for where there are none yet; before any plan is locked. */
  openDemand(tx: TxCtx, { sellerId, buyerId }: Pick<SuppliedOrder, 'sellerId' | 'buyerId'>, skuIds: readonly number[]): Promise<readonly DemandPlan[]> {
    return this.demands.open(tx, { ownerId: sellerId, buyerId, skuIds: [...new Set(skuIds)] });
  }

  private async promise(tx: TxCtx, order: SuppliedOrder, lines: readonly OrderableLine[]): Promise<SuppliedLine[]> {
    const { id, number, sellerId } = order;
    const demanded = await this.openDemand(tx, order, lines.filter(({ line }) => line.supply === 'plannable').map(({ line }) => line.skuId));
    const supply = await this.plans.lockSupply(tx, sellerId, [...new Set(lines.map(({ line }) => line.skuId))]);
    const choice = choosePlans(lines.map((line) => planDemandOf(line, supply, demanded)), supply);
    assertServed(tx, lines, choice);
    const promised = lines.flatMap((line) => promisedBy(line, choice.plans.get(line.line.id)));
    await this.plans.promise(tx, promised.map(({ planId, base }) => ({ planId, quantity: base })), { kind: 'order', id, number });
    return promised;
  }
}

function planDemandOf({ line, base }: OrderableLine, supply: readonly ProductionSupply[], demanded: readonly DemandPlan[]): PlanDemand {
  const planId = line.supply === 'plannable' ? demandPlanOf(line.skuId, supply, demanded) : line.planId;
  return { lineId: line.id, skuId: line.skuId, planId, base };
}

/** The plan that demand made of the SKU, for the day and place that it asks for. */
function demandPlanOf(skuId: number, supply: readonly ProductionSupply[], demanded: readonly DemandPlan[]): number {
  const wanted = demanded.find((plan) => plan.skuId === skuId);
  const found = supply.find((plan) => plan.origin === 'demand' && plan.skuId === skuId && plan.locationId === wanted?.locationId && plan.readyOn === wanted.readyOn);
  return found?.planId ?? NO_PLAN;
}

/** What may not be planned without a planner, or was closed just now. */
const NO_PLAN = 0;

function promisedBy(line: OrderableLine, plan: ProductionSupply | undefined): (SuppliedLine & { planId: number })[] {
  return plan ? [{ ...line, planId: plan.planId, locationId: plan.locationId, promisedOn: plan.readyOn, allocatedBase: '0' }] : [];
}

function assertServed(tx: TxCtx, lines: readonly OrderableLine[], { lacks }: PlanChoice<ProductionSupply>): void {
  if (lacks.length === 0) return;
  const byLine = new Map(lacks.map((lack) => [lack.lineId, lack]));
  const problems = lines.flatMap((line) => {
    const lack = byLine.get(line.line.id);
    return lack ? [planProblem(tx, line, lack)] : [];
  });
  throw inventoryErrors.productionShort({ skus: [...new Set(problems.map(({ skuCode }) => skuCode))].join(', ') }, problems);
}
