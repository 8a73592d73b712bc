import { Injectable } from '@nestjs/common';
import { Supply } from '@tributary/dealers';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, partyScope, platformErrors, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { buyerOf } from '../order/order-party';
import type { NewTemplate } from './order-template';

/** From what a template is made: an order or a basket of the dealer's own, or nothing but its lines. */
export interface TemplateSource {
  readonly sellerId: number;
  /** The order or basket to copy; null: lines of one's own. */
  readonly orderId: number | null;
}

@Injectable()
export class TemplateSources {
  constructor(
    private readonly supply: Supply,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found for an order that is not the dealer's own, or a seller that does not supply it */
  async of(tx: TxCtx, { orderId, sellerId, lines }: NewTemplate): Promise<TemplateSource> {
    if (orderId === undefined && lines) return { sellerId: await this.supplier(tx, sellerId), orderId: null };
    const params = new SqlParams();
    const which = orderId === undefined ? `o.state = 'draft' AND o.seller_id = ${params.add(sellerId ?? null)}` : `o.state <> 'draft' AND o.id = ${params.add(orderId)}`;
    const found = await sqlOne<{ orderId: number; sellerId: number }>(
      tx,
      `SELECT o.id AS "orderId", o.seller_id AS "sellerId" FROM sales_order o
       WHERE ${which} AND o.buyer_id = ${params.add(buyerOf(tx))} AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}`,
      params,
    );
    if (!found) throw platformErrors.notFound();
    return found;
  }

  private async supplier(tx: TxCtx, sellerId = 0): Promise<number> {
    const lines = await this.supply.mayBuy(tx, buyerOf(tx), sellerId, shanghaiToday(this.clock.now()));
    if (lines.length === 0) throw platformErrors.notFound();
    return sellerId;
  }
}
