import { Injectable } from '@nestjs/common';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { type Confirmation, confirmLines, type LineDecision } from './order-confirmation';
import { OrderHoldings } from './order-holdings';
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
    private readonly holdings: OrderHoldings,
    private readonly journal: OrderJournal,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found, platform.forbidden, kernel.transition-refused and those of `confirmLines` */
  async approve(tx: TxCtx, orderId: number, { lines = [], note = '' }: Approval): Promise<void> {
    const order = await this.orders.lock(tx, orderId);
    if (!order) throw platformErrors.notFound();
    assertSeller(tx, order);
    const to = orderStates.transition(order, 'approve');
    const confirmation = confirmLines(order.lines, await this.holdings.decisions(tx, order, lines));
    const total = confirmation.total.toString();
    await this.orders.confirm(tx, order.id, to, { lines: confirmation.lines, total, at: this.clock.now() });
    await this.journal.record(tx, order, { name: 'approve', from: order.state, to, reason: note, detail: { total, cuts: cutsOf(confirmation) } });
    await this.holdings.fit(tx, order, confirmation);
  }
}

function cutsOf({ cuts }: Confirmation) {
  return cuts.map(({ line, confirmed }) => ({ lineNo: line.lineNo, sku: line.skuCode, ordered: line.quantity, confirmed, unit: line.unit }));
}
