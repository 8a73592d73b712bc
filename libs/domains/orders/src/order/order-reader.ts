import { Injectable } from '@nestjs/common';
import { type Page, pageOf, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import type { OrderDetail, OrderSummary } from './order';
import { mayCallDriver, orderActions } from './order-actions';
import { type OrderListQuery, OrderListRepository } from './order-list.repository';
import { OrderReadRepository } from './order-read.repository';

/** Orders as people read them. */
@Injectable()
export class OrderReader {
  constructor(
    private readonly orders: OrderReadRepository,
    private readonly lists: OrderListRepository,
  ) {}

  /** Orders that the reader's organisation placed, or got. */
  async list(tx: TxCtx, query: OrderListQuery): Promise<Page<OrderSummary>> {
    const rows = await this.lists.list(tx, userOf(tx).organisationId, query);
    return pageOf(rows, query, (row) => [row.cursor, row.id], ({ cursor: _, ...row }) => row);
  }

  /** One order with its lines, history and shipments: four statements. @throws platform.not-found */
  async detail(tx: TxCtx, id: number): Promise<OrderDetail> {
    const head = await this.orders.head(tx, id);
    if (!head) throw platformErrors.notFound();
    const order = { ...head, sellerId: head.seller.id, buyerId: head.buyer.id };
    const lines = await this.orders.lines(tx, id);
    const events = await this.orders.history(tx, id);
    const shipments = await this.orders.shipments(tx, id, mayCallDriver(tx, order));
    return { ...head, lines, events, shipments, availableActions: orderActions(tx, order, shipments, lines) };
  }
}
