import { Injectable } from '@nestjs/common';
import { type Decimal, decimal, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { inventoryErrors, type PlanShortage } from '../inventory.errors';
import { type PlansWanted, ProductionLedgerRepository, type ProductionShare, type PromiseKind } from './production-ledger.repository';
import { type ProductionDocument, type ProductionLine, summedPerPlan } from './production-line';
import type { ProductionBalance, ProductionSupply } from './production-plan';

/** What a plan shall have to make, in base units. */
export interface PlannedQuantity {
  readonly planId: number;
  readonly planned: string;
}

/**
 * The only way in which the quantities of production plans change. As for stock: all lines or none, a number of statements
 * that does not depend on them, plans locked by id. Lock plans before stock, never after it. A plan that demand made
 * grows with what is promised of it and shrinks with what is released: see docs/adr/0014.
 */
@Injectable()
export class ProductionLedger {
  constructor(
    private readonly repository: ProductionLedgerRepository,
    private readonly clock: Clock,
  ) {}

  /** Promises goods that are still to be made. @throws inventory.production-short with a `PlanShortage` for every plan that is short, closed or past */
  async promise(tx: TxCtx, lines: readonly ProductionLine[], document: ProductionDocument): Promise<void> {
    const short = await this.move(tx, 'promise', lines, document);
    if (short.length > 0) throw inventoryErrors.productionShort({ skus: codesOf(short) }, short);
  }

  /** Takes back promises whose goods were not set aside yet. @throws inventory.out-of-reach */
  async release(tx: TxCtx, lines: readonly ProductionLine[], document: ProductionDocument): Promise<void> {
    const refused = await this.move(tx, 'release', lines, document);
    if (refused.length > 0) throw inventoryErrors.outOfReach({ skus: codesOf(refused) }, refused);
  }

  /** Holds plans still until the transaction ends; those out of sight are missing. */
  lock(tx: TxCtx, planIds: readonly number[]): Promise<ProductionBalance[]> {
    return this.repository.lock(tx, planIds);
  }

  /** Holds still these plans, and whatever may be promised of these SKUs, all by id: what is given back and taken in one go. */
  lockAll(tx: TxCtx, ownerId: number, wanted: PlansWanted): Promise<void> {
    return this.repository.lockAll(tx, ownerId, wanted, this.today());
  }

  /** Holds still whatever may be promised of these SKUs, and gives what is free in base units. */
  lockSupply(tx: TxCtx, ownerId: number, skuIds: readonly number[]): Promise<ProductionSupply[]> {
    return this.repository.lockSupply(tx, ownerId, skuIds, this.today());
  }

  /**
   * Goods of a locked plan were made; `shares` of them are set aside for orders that wait for this plan. Produced and set
   * aside are one movement of the plan, because goods that were made and wait for nobody can no longer be promised.
   */
  produce(tx: TxCtx, planId: number, quantity: string, shares: readonly ProductionShare[], reason: string): Promise<void> {
    return this.repository.produce(tx, planId, quantity, shares, reason);
  }

  /** Raises or lowers what a plan has to make. @throws platform.not-found; inventory.plan-on-demand; inventory.plan-below-promised, with what is bound */
  async plan(tx: TxCtx, planId: number, planned: string, reason: string): Promise<void> {
    const [balance] = await this.repository.lock(tx, [planId]);
    if (!balance) throw platformErrors.notFound();
    if (followsDemand(balance, planned)) throw inventoryErrors.planOnDemand();
    if (await this.repository.plan(tx, planId, planned, reason)) return;
    const { promised, produced } = balance;
    throw inventoryErrors.planBelowPromised({ planned, promised, produced });
  }

  /** As `plan`, for many: all or none. @throws inventory.plans-refused with each that is bound to more, or that demand made */
  async planAll(tx: TxCtx, plans: readonly PlannedQuantity[], reason: string): Promise<void> {
    const held = await this.repository.lock(tx, plans.map(({ planId }) => planId));
    const wanted = new Map(plans.map(({ planId, planned }) => [planId, planned]));
    const low = held.filter((plan) => boundOf(plan).gt(wanted.get(plan.id) ?? 0) || followsDemand(plan, wanted.get(plan.id) ?? plan.planned));
    if (low.length > 0) throw inventoryErrors.plansRefused({ count: low.length }, low.map(({ id, skuId, readyOn }) => ({ planId: id, skuId, readyOn })));
    await this.repository.planAll(tx, plans, reason);
  }

  private async move(tx: TxCtx, kind: PromiseKind, lines: readonly ProductionLine[], document: ProductionDocument): Promise<PlanShortage[]> {
    const summed = summedPerPlan(lines);
    if (summed.length === 0) return [];
    await this.repository.lock(tx, summed.map(({ planId }) => planId));
    const moved = await this.repository.move(tx, kind, summed, document, this.today());
    if (moved === summed.length) return [];
    const short = await this.repository.shortages(tx, kind, summed, this.today());
    if (short.length === 0) throw new Error(`The movement ${kind} of ${document.kind} ${document.id} on its plans was lost.`);
    return short;
  }

  private today(): string {
    return shanghaiToday(this.clock.now());
  }
}

function codesOf(shortages: readonly PlanShortage[]): string {
  return [...new Set(shortages.map(({ skuCode, planId }) => skuCode || String(planId)))].join(', ');
}

/** What demand made holds what is asked for: nobody sets it to anything else. */
function followsDemand({ origin, planned }: ProductionBalance, wanted: string): boolean {
  return origin === 'demand' && !decimal(planned).equals(wanted);
}

/** Made, or promised and not made yet. */
function boundOf({ produced, promised, allocated }: ProductionBalance): Decimal {
  return decimal(produced).plus(promised).minus(allocated);
}
