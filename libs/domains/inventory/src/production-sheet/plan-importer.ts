import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { AuditTrail, Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { inventoryErrors } from '../inventory.errors';
import { StockLocations } from '../location/stock-locations';
import { type PlannedQuantity, ProductionLedger } from '../production/production-ledger';
import { planKey } from './plan-checker';
import { PlanSheetRepository } from './plan-sheet.repository';

export interface ImportedPlan {
  readonly skuId: number;
  readonly locationId: number;
  readonly readyOn: string;
  /** In base units. */
  readonly planned: string;
  readonly note?: string;
}

/** Sets many plans at once: all of them or none, in a number of statements that does not depend on them. */
@Injectable()
export class PlanImporter {
  constructor(
    private readonly repository: PlanSheetRepository,
    private readonly locations: StockLocations,
    private readonly ledger: ProductionLedger,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found for a location out of sight; inventory.plan-in-past, inventory.plans-refused with each plan that is bound to more */
  async apply(tx: TxCtx, plans: readonly ImportedPlan[], reason: string): Promise<void> {
    const ownerId = userOf(tx).organisationId;
    const seen = new Set((await this.locations.ofOwner(tx, ownerId)).map(({ id }) => id));
    if (plans.some(({ locationId }) => !seen.has(locationId))) throw platformErrors.notFound();
    const known = await this.known(tx, ownerId, plans);
    const fresh = plans.filter((plan) => !known.has(planKey(plan)));
    const past = fresh.find(({ readyOn }) => readyOn < shanghaiToday(this.clock.now()));
    if (past) throw inventoryErrors.planInPast({ day: past.readyOn });
    await this.repository.insertMissing(tx, ownerId, fresh.map(({ note = '', ...plan }) => ({ ...plan, note })));
    const ids = await this.known(tx, ownerId, plans);
    await this.ledger.planAll(tx, plans.flatMap((plan) => targetOf(plan, ids.get(planKey(plan)))), reason);
    await this.audit.record(tx, { action: 'inventory.plan-import', subject: 'production-plan', subjectId: ownerId, detail: { plans: plans.length, reason } });
  }

  private async known(tx: TxCtx, ownerId: number, plans: readonly ImportedPlan[]): Promise<ReadonlyMap<string, number>> {
    const known = await this.repository.plans(tx, ownerId, [...new Set(plans.map(({ skuId }) => skuId))]);
    return new Map(known.map((plan) => [planKey(plan), plan.id]));
  }
}

function targetOf({ planned }: ImportedPlan, planId: number | undefined): PlannedQuantity[] {
  return planId === undefined ? [] : [{ planId, planned }];
}
