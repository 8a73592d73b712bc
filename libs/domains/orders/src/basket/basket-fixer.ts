import { Injectable } from '@nestjs/common';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { buyerOf } from '../order/order-party';
import { ordersErrors } from '../orders.errors';
import type { LineFixKind } from '../supply/line-fix';
import { BasketEditRepository } from './basket-edit.repository';
import { BasketReader } from './basket-reader';

export interface BasketFix {
  readonly sellerId: number;
  readonly lineId: number;
  readonly kind: LineFixKind;
}

/** Mends short lines of a basket with one click: what is judged now decides, not what a screen showed. */
@Injectable()
export class BasketFixer {
  constructor(
    private readonly baskets: BasketReader,
    private readonly edits: BasketEditRepository,
  ) {}

  /** @throws platform.not-found for a line that is not in the buyer's basket; orders.fix-gone when this would no longer mend it */
  async fix(tx: TxCtx, { sellerId, lineId, kind }: BasketFix): Promise<void> {
    const { orderId, lines } = await this.baskets.read(tx, sellerId);
    const line = lines.find(({ priced }) => priced.line.id === lineId);
    if (orderId === null || !line) throw platformErrors.notFound();
    const fix = line.fixes.find((candidate) => candidate.kind === kind);
    if (!fix) throw ordersErrors.fixGone({ sku: line.priced.line.skuCode });
    const replaced = await this.edits.replaceLine(tx, { id: orderId, buyerId: buyerOf(tx), sellerId }, lineId, fix.parts);
    if (!replaced) throw platformErrors.notFound();
  }
}
