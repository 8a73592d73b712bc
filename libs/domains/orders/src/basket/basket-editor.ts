import { Injectable } from '@nestjs/common';
import { Skus } from '@tributary/catalogue';
import { Supply } from '@tributary/dealers';
import { decimal, DomainError, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { buyerOf } from '../order/order-party';
import type { WantedSupply } from './basket';
import { measure } from './basket-line-check';
import { BasketEditRepository } from './basket-edit.repository';

export interface BasketChange {
  readonly sellerId: number;
  readonly skuId: number;
  /** Zero removes the line. */
  readonly quantity: string;
  readonly unit: string;
  /** Of a stock line. */
  readonly locationId: number | null;
  /** From stock, unless told. */
  readonly supply?: WantedSupply;
  /** Of a pre-order line; absent or null: the earliest that has enough. */
  readonly planId?: number | null;
  /** What the buyer would pay for one unit; null: the list price; absent: as before. The seller decides. */
  readonly requestedPrice?: string | null;
}

/** Changes the buyer's drafts. A line is one SKU in one unit from one location or plan; setting it twice leaves one line. */
@Injectable()
export class BasketEditor {
  constructor(
    private readonly baskets: BasketEditRepository,
    private readonly skus: Skus,
    private readonly supply: Supply,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws platform.not-found for a seller, SKU, location or plan that the buyer does not see
   * @throws orders.line-unit, orders.line-below-minimum, orders.line-pack-multiple, orders.quantity-too-fine
   */
  async put(tx: TxCtx, change: BasketChange): Promise<void> {
    const buyerId = buyerOf(tx);
    const { sellerId, skuId, quantity, unit, requestedPrice } = change;
    const source = sourceOf(change);
    if (decimal(quantity).isZero()) return this.baskets.removeLine(tx, buyerId, sellerId, { skuId, unit, ...source });
    await this.assertSupplied(tx, buyerId, sellerId);
    const sku = (await this.skus.byIds(tx, [skuId])).get(skuId);
    if (!sku) throw platformErrors.notFound();
    if (!(await this.isInSight(tx, sellerId, skuId, source))) throw platformErrors.notFound();
    const base = measure({ skuCode: sku.code, quantity, unit }, sku);
    if (base instanceof DomainError) throw base;
    const draft = await this.baskets.ensureDraft(tx, buyerId, sellerId, this.clock.now());
    const { code: skuCode, name: skuName, nameEn: skuNameEn, baseUnit } = sku;
    await this.baskets.putLine(tx, draft, { skuId, skuCode, skuName, skuNameEn, baseUnit, quantity, unit, base, requestedPrice, ...source });
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

  private async isInSight(tx: TxCtx, sellerId: number, skuId: number, { locationId, planId }: LineSource): Promise<boolean> {
    if (locationId !== null) return this.baskets.isLocationOf(tx, sellerId, locationId);
    return planId === null || this.baskets.isPlanOf(tx, sellerId, skuId, planId);
  }

  private async assertSupplied(tx: TxCtx, buyerId: number, sellerId: number): Promise<void> {
    const lines = await this.supply.mayBuy(tx, buyerId, sellerId, shanghaiToday(this.clock.now()));
    if (lines.length === 0) throw platformErrors.notFound();
  }
}

type LineSource = Required<Pick<BasketChange, 'supply' | 'locationId' | 'planId'>>;

/** A stock line has no plan, a pre-order line no location: its plan has one. What is planned for it has neither yet. */
function sourceOf({ supply = 'stock', locationId, planId = null }: BasketChange): LineSource {
  if (supply === 'stock') return { supply, locationId, planId: null };
  return { supply, locationId: null, planId: supply === 'preorder' ? planId : null };
}
