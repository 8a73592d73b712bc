import { Injectable } from '@nestjs/common';
import { Money } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { CreditLedger } from '../credit/credit-ledger';
import { LineSupplier } from '../supply/line-supplier';
import type { LockedOrder } from './order';
import { type Confirmation, confirmLines, type LineDecision } from './order-confirmation';
import { OrderJournal } from './order-journal';
import { assertSeller } from './order-party';
import { OrderRepository } from './order.repository';
import { orderStates } from './order.states';

export interface Approval {
  /** Lines that are not confirmed in full; the others are. */
  readonly lines?: readonly LineDecision[];
  readonly note?: string;
}

/** The seller's yes: head office approves, a first-tier dealer confirms. What it cuts is free again at once. */
@Injectable()
export class OrderApprover {
  constructor(
    private readonly orders: OrderRepository,
    private readonly supplier: LineSupplier,
    private readonly credit: CreditLedger,
    private readonly journal: OrderJournal,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found, platform.forbidden, kernel.transition-refused and those of `confirmLines` */
  async approve(tx: TxCtx, orderId: number, { lines = [], note = '' }: Approval): Promise<void> {
    const order = await this.orders.lock(tx, orderId);
    if (!order) throw platformErrors.notFound();
    assertSeller(tx, order);
    const to = orderStates.transition(order, 'approve');
    const confirmation = confirmLines(order.lines, lines);
    const total = confirmation.total.toString();
    await this.orders.confirm(tx, order.id, to, { lines: confirmation.lines, total, at: this.clock.now() });
    await this.journal.record(tx, order, { name: 'approve', from: order.state, to, reason: note, detail: { total, cuts: cutsOf(confirmation) } });
    await this.giveBack(tx, order, confirmation);
  }

  private async giveBack(tx: TxCtx, order: LockedOrder, { total, cuts }: Confirmation): Promise<void> {
    await this.credit.release(tx, { ...order, orderId: order.id, amount: Money.of(order.total).minus(total).toString() });
    await this.supplier.release(tx, order, cuts);
  }
}

function cutsOf({ cuts }: Confirmation) {
  return cuts.map(({ line, confirmed }) => ({ lineNo: line.lineNo, sku: line.skuCode, ordered: line.quantity, confirmed, unit: line.unit }));
}
