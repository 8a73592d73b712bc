import { Injectable } from '@nestjs/common';
import { Clock, type TxCtx } from '@tributary/platform';
import type { LockedOrder } from '../order/order';
import { OrderJournal, type OrderStep } from '../order/order-journal';
import { PromotionReviewRepository } from '../promotion/promotion-review.repository';
import type { ReviewedChange } from '../promotion/reviewed-change';
import { OrderChangeRepository, type Rewriting } from './order-change.repository';
import { OrderVersionRepository } from './order-version.repository';

/** What is written of a change. */
export interface WrittenChange {
  readonly steps: readonly OrderStep[];
  readonly rewriting: Rewriting;
  readonly reason: string;
  /** Absent where only words change. */
  readonly promotions?: Pick<ReviewedChange, 'added' | 'judged' | 'grants'>;
}

/** Writes a change: the order as it is now, its steps, and the version for later readers. */
@Injectable()
export class ChangeWriter {
  constructor(
    private readonly changes: OrderChangeRepository,
    private readonly promotions: PromotionReviewRepository,
    private readonly journal: OrderJournal,
    private readonly versions: OrderVersionRepository,
    private readonly clock: Clock,
  ) {}

  async write(tx: TxCtx, order: LockedOrder, { steps, rewriting, reason, promotions }: WrittenChange): Promise<void> {
    if (promotions) await this.changes.add(tx, order, promotions.added);
    await this.changes.rewrite(tx, order.id, rewriting, this.clock.now());
    if (promotions) await this.promotions.replace(tx, order, promotions.judged, promotions.grants);
    await this.journal.record(tx, order, ...steps);
    await this.versions.keep(tx, order.id, reason);
  }
}
