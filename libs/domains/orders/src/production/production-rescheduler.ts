import { Injectable } from '@nestjs/common';
import { type PlanChange, ProductionPlans } from '@tributary/inventory';
import { Clock, inFullSight, type TxCtx } from '@tributary/platform';
import { ProductionWaiters } from './production-waiters';

/** Changes a plan; a new day reaches everybody who waits for it. */
@Injectable()
export class ProductionRescheduler {
  constructor(
    private readonly plans: ProductionPlans,
    private readonly waiters: ProductionWaiters,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found, inventory.plan-below-promised, inventory.plan-exists, inventory.plan-in-past */
  async change(tx: TxCtx, planId: number, change: PlanChange): Promise<void> {
    const before = await this.plans.find(tx, planId);
    const { readyOn = before.readyOn, reason } = change;
    if (readyOn === before.readyOn) return this.plans.amend(tx, planId, change);
    await inFullSight(tx, async (all) => {
      const { waiting } = await this.waiters.hold(all, planId);
      await this.waiters.putOff(all, waiting, readyOn, reason, this.clock.now());
    });
    return this.plans.amend(tx, planId, change);
  }
}
