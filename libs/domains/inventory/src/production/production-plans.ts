import { Injectable } from '@nestjs/common';
import { decimal, shanghaiToday } from '@tributary/kernel';
import { AuditTrail, Clock, type Page, pageOf, type PageQuery, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { inventoryErrors } from '../inventory.errors';
import { PlanReferences } from './plan-references';
import { ProductionLedger } from './production-ledger';
import { type PlanAmendment, type ProductionMovementRow, type ProductionPlanQuery, ProductionPlanRepository, type ProductionPlanRow } from './production-plan.repository';

export interface PlanRequest {
  readonly skuId: number;
  readonly locationId: number;
  readonly readyOn: string;
  /** In base units. */
  readonly planned: string;
  readonly note?: string;
}

export interface PlanChange extends PlanAmendment {
  readonly planned?: string;
  readonly reason: string;
}

/** What a workbook that people edit may hold. */
const MOST_ROWS = 20_000;

/** The plans of the organisation of the person who asks, within the stock dimension. */
@Injectable()
export class ProductionPlans {
  constructor(
    private readonly plans: ProductionPlanRepository,
    private readonly ledger: ProductionLedger,
    private readonly references: PlanReferences,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(tx: TxCtx, query: ProductionPlanQuery): Promise<Page<ProductionPlanRow>> {
    const rows = await this.plans.list(tx, userOf(tx).organisationId, query, this.today());
    return pageOf(rows, query, (row) => [row.readyOn, row.id], (row) => row);
  }

  /** Everything that the filters leave, for a workbook. */
  all(tx: TxCtx, query: ProductionPlanQuery): Promise<ProductionPlanRow[]> {
    return this.plans.list(tx, userOf(tx).organisationId, { ...query, limit: MOST_ROWS }, this.today());
  }

  /** @throws platform.not-found when absent, foreign or out of sight */
  async find(tx: TxCtx, planId: number): Promise<ProductionPlanRow> {
    const plan = await this.plans.find(tx, userOf(tx).organisationId, planId, this.today());
    if (!plan) throw platformErrors.notFound();
    return plan;
  }

  /** What happened to one plan. @throws platform.not-found */
  async movements(tx: TxCtx, planId: number, query: PageQuery): Promise<Page<ProductionMovementRow>> {
    await this.find(tx, planId);
    return pageOf(await this.plans.movements(tx, planId, query), query, (row) => [row.id], (row) => row);
  }

  /** Gives the id. @throws platform.not-found for a SKU or location out of sight; inventory.plan-exists, inventory.plan-in-past */
  async create(tx: TxCtx, { skuId, locationId, readyOn, planned, note = '' }: PlanRequest): Promise<number> {
    const ownerId = userOf(tx).organisationId;
    await this.references.assertSeen(tx, ownerId, { skuId, locationId });
    if (readyOn < this.today()) throw inventoryErrors.planInPast({ day: readyOn });
    const id = await this.plans.insert(tx, { ownerId, locationId, skuId, readyOn, note });
    if (id === undefined) throw inventoryErrors.planExists({ day: readyOn });
    await this.ledger.plan(tx, id, planned, note);
    await this.audit.record(tx, { action: 'inventory.plan', subject: 'production-plan', subjectId: id, detail: { skuId, locationId, readyOn, planned } });
    return id;
  }

  /**
   * Changes a plan that `tx` has locked (see `ProductionLedger.lock`). A new day does not reach those who wait: that is
   * for whoever knows them.
   * @throws inventory.plan-below-promised, inventory.plan-exists, inventory.plan-in-past
   */
  async amend(tx: TxCtx, planId: number, { planned, reason, ...amendment }: PlanChange): Promise<void> {
    const before = await this.find(tx, planId);
    const { readyOn = before.readyOn } = amendment;
    if (readyOn !== before.readyOn) await this.assertDay(tx, planId, readyOn);
    const moves = planned !== undefined && !decimal(planned).equals(before.planned);
    if (moves || readyOn !== before.readyOn) await this.ledger.plan(tx, planId, planned ?? before.planned, reasonOf(reason, before.readyOn, readyOn));
    await this.plans.amend(tx, planId, amendment);
    const { planned: old, readyOn: oldDay, status, note } = before;
    await this.audit.record(tx, { action: 'inventory.plan-change', subject: 'production-plan', subjectId: planId, detail: { before: { planned: old, readyOn: oldDay, status, note }, after: { planned, ...amendment }, reason } });
  }

  private async assertDay(tx: TxCtx, planId: number, readyOn: string): Promise<void> {
    if (readyOn < this.today()) throw inventoryErrors.planInPast({ day: readyOn });
    if (await this.plans.isTaken(tx, planId, readyOn)) throw inventoryErrors.planExists({ day: readyOn });
  }

  private today(): string {
    return shanghaiToday(this.clock.now());
  }
}

/** A new day is no quantity; the plan's history shows it in the reason. */
function reasonOf(reason: string, before: string, after: string): string {
  return before === after ? reason : `${before} → ${after} ${reason}`.trim();
}
