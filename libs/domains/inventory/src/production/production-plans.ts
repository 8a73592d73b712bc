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
   * Changes a plan. A new day does not reach those who wait: that is for whoever knows them. A plan that demand made says
   * how much is asked for: whoever wants to say how much is made takes it over first, by `origin`.
   * @throws inventory.plan-below-promised, inventory.plan-exists, inventory.plan-in-past, inventory.plan-on-demand
   */
  async amend(tx: TxCtx, planId: number, change: PlanChange): Promise<void> {
    const { planned, reason, ...amendment } = change;
    await this.ledger.lock(tx, [planId]);
    const before = await this.find(tx, planId);
    const after = { ...before, ...amendment };
    const moves = planned !== undefined && !decimal(planned).equals(before.planned);
    await this.assertDay(tx, before, after);
    await this.plans.amend(tx, planId, amendment);
    if (moves || after.readyOn !== before.readyOn || after.origin !== before.origin) await this.ledger.plan(tx, planId, planned ?? before.planned, reasonOf(reason, before.readyOn, after.readyOn));
    const { planned: old, readyOn, status, note, origin } = before;
    await this.audit.record(tx, { action: 'inventory.plan-change', subject: 'production-plan', subjectId: planId, detail: { before: { planned: old, readyOn, status, note, origin }, after: { planned, ...amendment }, reason } });
  }

  /** A day holds one plan of a planner, and one that demand makes. */
  private async assertDay(tx: TxCtx, before: ProductionPlanRow, after: ProductionPlanRow): Promise<void> {
    if (after.readyOn !== before.readyOn && after.readyOn < this.today()) throw inventoryErrors.planInPast({ day: after.readyOn });
    const same = after.readyOn === before.readyOn && after.origin === before.origin && after.status === before.status;
    if (same || (after.origin === 'demand' && after.status === 'closed')) return;
    if (await this.plans.isTaken(tx, before.id, after)) throw inventoryErrors.planExists({ day: after.readyOn });
  }

  private today(): string {
    return shanghaiToday(this.clock.now());
  }
}

/** A new day is no quantity; the plan's history shows it in the reason. */
function reasonOf(reason: string, before: string, after: string): string {
  return before === after ? reason : `${before} → ${after} ${reason}`.trim();
}
