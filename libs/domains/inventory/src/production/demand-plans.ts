import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, type TxCtx } from '@tributary/platform';
import { type DemandQuestion, DemandPlanRepository } from './demand-plan.repository';
import type { DemandPlan } from './production-plan';

/**
 * Plans that demand makes by itself: at the place nearest to the buyer, ready after the lead days. They hold what was asked
 * for and no more, until a planner takes them over. What they hold is for the ledger to move.
 */
@Injectable()
export class DemandPlans {
  constructor(
    private readonly repository: DemandPlanRepository,
    private readonly clock: Clock,
  ) {}

  /** Which plan each SKU would wait for; SKUs for which head office asks for a planner are missing. Before any plan is locked. */
  async open(tx: TxCtx, question: Omit<DemandQuestion, 'today'>): Promise<readonly DemandPlan[]> {
    if (question.skuIds.length === 0) return [];
    return this.repository.open(tx, { ...question, today: shanghaiToday(this.clock.now()) });
  }
}
