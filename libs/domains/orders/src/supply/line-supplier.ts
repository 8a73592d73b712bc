import { Injectable } from '@nestjs/common';
import { inventoryErrors, ProductionLedger, type ProductionSupply, StockLedger } from '@tributary/inventory';
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
  ) {}

  /**
   * Promises what is to be made and finds a location for the rest; `today` is when goods from stock can leave. Reserve
   * the stock afterwards, last of all.
   * @throws inventory.production-short, inventory.insufficient-stock or orders.no-single-location, with a problem for every line that is short
   */
  async place(tx: TxCtx, order: SuppliedOrder, lines: readonly OrderableLine[], today: string): Promise<SuppliedLine[]> {
    const preorders = lines.filter(({ line }) => line.supply === 'preorder');
    const promised = preorders.length === 0 ? [] : await this.promise(tx, order, preorders);
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

  private async promise(tx: TxCtx, { id, number, sellerId }: SuppliedOrder, lines: readonly OrderableLine[]): Promise<SuppliedLine[]> {
    const supply = await this.plans.lockSupply(tx, sellerId, [...new Set(lines.map(({ line }) => line.skuId))]);
    const choice = choosePlans(lines.map(planDemandOf), supply);
    assertServed(tx, lines, choice);
    const promised = lines.flatMap((line) => promisedBy(line, choice.plans.get(line.line.id)));
    await this.plans.promise(tx, promised.map(({ planId, base }) => ({ planId, quantity: base })), { kind: 'order', id, number });
    return promised;
  }
}

export function planDemandOf({ line, base }: Pick<OrderableLine, 'line' | 'base'>): PlanDemand {
  return { lineId: line.id, skuId: line.skuId, planId: line.planId, base };
}

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
