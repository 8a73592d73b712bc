import { Injectable } from '@nestjs/common';
import { Skus } from '@tributary/catalogue';
import { Supply } from '@tributary/dealers';
import { decimal, DomainError, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { buyerOf } from '../order/order-party';
import { measure } from './basket-line-check';
import { BasketEditRepository } from './basket-edit.repository';

export interface BasketChange {
  readonly sellerId: number;
  readonly skuId: number;
  /** Zero removes the line. */
  readonly quantity: string;
  readonly unit: string;
  readonly locationId: number | null;
  /** What the buyer would pay for one unit; absent or null: the list price. The seller decides. */
  readonly requestedPrice?: string | null;
}

/** Changes the buyer's drafts. A line is one SKU in one unit from one location; setting it twice leaves one line. */
@Injectable()
export class BasketEditor {
  constructor(
    private readonly baskets: BasketEditRepository,
    private readonly skus: Skus,
    private readonly supply: Supply,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws platform.not-found for a seller, SKU or location that the buyer does not see
   * @throws orders.line-unit, orders.line-pack-multiple, orders.quantity-too-fine
   */
  async put(tx: TxCtx, change: BasketChange): Promise<void> {
    const buyerId = buyerOf(tx);
    const { sellerId, skuId, quantity, unit, locationId, requestedPrice = null } = change;
    if (decimal(quantity).isZero()) return this.baskets.removeLine(tx, buyerId, sellerId, change);
    await this.assertSupplied(tx, buyerId, sellerId);
    const sku = (await this.skus.byIds(tx, [skuId])).get(skuId);
    if (!sku) throw platformErrors.notFound();
    if (locationId !== null && !(await this.baskets.isLocationOf(tx, sellerId, locationId))) throw platformErrors.notFound();
    const base = measure({ skuCode: sku.code, quantity, unit }, sku);
    if (base instanceof DomainError) throw base;
    const draft = await this.baskets.ensureDraft(tx, buyerId, sellerId, this.clock.now());
    const { code: skuCode, name: skuName, nameEn: skuNameEn, baseUnit } = sku;
    await this.baskets.putLine(tx, draft, { skuId, skuCode, skuName, skuNameEn, baseUnit, quantity, unit, base, locationId, requestedPrice });
  }

  clear(tx: TxCtx, sellerId: number): Promise<void> {
    return this.baskets.clear(tx, buyerOf(tx), sellerId);
  }

  /** Puts the lines of an order of the buyer's own into the basket with the same seller. */
  async refill(tx: TxCtx, order: { readonly id: number; readonly sellerId: number }): Promise<void> {
    const buyerId = buyerOf(tx);
    await this.assertSupplied(tx, buyerId, order.sellerId);
    const draft = await this.baskets.ensureDraft(tx, buyerId, order.sellerId, this.clock.now());
    await this.baskets.addLinesOf(tx, draft, order.id);
  }

  private async assertSupplied(tx: TxCtx, buyerId: number, sellerId: number): Promise<void> {
    const lines = await this.supply.mayBuy(tx, buyerId, sellerId, shanghaiToday(this.clock.now()));
    if (lines.length === 0) throw platformErrors.notFound();
  }
}
