import { Injectable } from '@nestjs/common';
import { Skus } from '@tributary/catalogue';
import { Supply } from '@tributary/dealers';
import { DomainError, errorMessage, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { buyerOf } from '../order/order-party';
import { ordersErrors } from '../orders.errors';
import { BasketEditRepository, type DraftLine } from './basket-edit.repository';
import { measure } from './basket-line-check';

/** So much of an SKU, from wherever there is enough. */
export interface FillLine {
  readonly skuId: number;
  readonly quantity: string;
  readonly unit: string;
}

/** Puts many lines into a basket at once, on top of what it holds: five statements, whatever their number. */
@Injectable()
export class BasketFiller {
  constructor(
    private readonly baskets: BasketEditRepository,
    private readonly skus: Skus,
    private readonly supply: Supply,
    private readonly clock: Clock,
  ) {}

  /**
   * All of them or none.
   * @throws platform.not-found for a seller out of sight
   * @throws orders.lines-refused with a problem for each line that cannot be measured or is out of the catalogue
   */
  async fill(tx: TxCtx, sellerId: number, lines: readonly FillLine[]): Promise<void> {
    const buyerId = buyerOf(tx);
    const supplied = await this.supply.mayBuy(tx, buyerId, sellerId, shanghaiToday(this.clock.now()));
    if (supplied.length === 0) throw platformErrors.notFound();
    const measured = await this.measured(tx, lines);
    const draft = await this.baskets.ensureDraft(tx, buyerId, sellerId, this.clock.now());
    await this.baskets.addLines(tx, draft, measured);
  }

  private async measured(tx: TxCtx, lines: readonly FillLine[]): Promise<DraftLine[]> {
    const skus = await this.skus.byIds(tx, lines.map(({ skuId }) => skuId));
    const refused: { skuId: number; code: string; message: string; params: unknown }[] = [];
    const measured = lines.flatMap(({ skuId, quantity, unit }): DraftLine[] => {
      const sku = skus.get(skuId);
      const base = sku ? measure({ skuCode: sku.code, quantity, unit }, sku) : ordersErrors.lineNotInCatalogue({ sku: String(skuId) });
      if (sku && !(base instanceof DomainError)) {
        const { code: skuCode, name: skuName, nameEn: skuNameEn, baseUnit } = sku;
        return [{ skuId, skuCode, skuName, skuNameEn, baseUnit, quantity, unit, base, supply: 'stock', locationId: null, planId: null, requestedPrice: null }];
      }
      if (base instanceof DomainError) refused.push({ skuId, code: base.code, message: errorMessage(base.code, tx.locale, base.params), params: base.params });
      return [];
    });
    if (refused.length > 0) throw ordersErrors.linesRefused({ count: refused.length }, refused);
    return measured;
  }
}
