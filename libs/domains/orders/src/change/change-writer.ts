import { Injectable } from '@nestjs/common';
import { Clock, type TxCtx } from '@tributary/platform';
import type { LockedOrder } from '../order/order';
import { OrderJournal, type OrderStep } from '../order/order-journal';
import { OrderChangeRepository, type Rewriting } from './order-change.repository';
import { OrderVersionRepository } from './order-version.repository';

/** Writes a change: the order as it is now, its steps, and the version for later readers. */
@Injectable()
export class ChangeWriter {
  constructor(
    private readonly changes: OrderChangeRepository,
    private readonly journal: OrderJournal,
    private readonly versions: OrderVersionRepository,
    private readonly clock: Clock,
  ) {}

  async write(tx: TxCtx, order: LockedOrder, steps: readonly OrderStep[], rewriting: Rewriting, reason = ''): Promise<void> {
    await this.changes.rewrite(tx, order.id, rewriting, this.clock.now());
    await this.journal.record(tx, order, ...steps);
    await this.versions.keep(tx, order.id, reason);
  }
}
