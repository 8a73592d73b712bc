import { Injectable } from '@nestjs/common';
import { SupplyReader } from '@tributary/inventory';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, type TxCtx } from '@tributary/platform';
import { PriceResolver } from '@tributary/pricing';
import { demandOf, priceLine } from '../basket/basket-pricing';
import { buyerOf } from '../order/order-party';
import { appraise, type AppraisedLine, inStock, type WantedLine } from './appraised-line';
import { type WantedSku, WantedSkuRepository } from './wanted-sku.repository';

/** Nothing said but the SKU and how much of it. */
const FROM_STOCK = { supply: 'stock', locationId: null, planId: null, requestedPrice: null } as const;

/** Says of lines that were ordered before, or that a list names, what they cost today and whether they can be had. */
@Injectable()
export class LineAppraiser {
  constructor(
    private readonly skus: WantedSkuRepository,
    private readonly prices: PriceResolver,
    private readonly supply: SupplyReader,
    private readonly clock: Clock,
  ) {}

  /** In the order of `wanted`: three statements, whatever their number. */
  async appraise<Wanted extends WantedLine>(tx: TxCtx, sellerId: number, wanted: readonly Wanted[]): Promise<(Wanted & AppraisedLine)[]> {
    if (wanted.length === 0) return [];
    const date = shanghaiToday(this.clock.now());
    const skuIds = [...new Set(wanted.map(({ skuId }) => skuId))];
    const buyerId = buyerOf(tx);
    const found = await this.skus.find(tx, { buyerId, sellerId, onDate: date }, skuIds);
    const known = new Map(found.map((sku) => [sku.id, sku]));
    const lines = wanted.map((line, index) => ({ ...line, ...FROM_STOCK, id: index, lineNo: index + 1, sku: known.get(line.skuId) ?? null }));
    const prices = await this.prices.resolve(tx, { sellerId, date, wanted: demandOf(lines) });
    const supply = await this.supply.of(tx, { ownerId: sellerId, buyerId, skuIds, today: date });
    return lines.map((line, index) => {
      const asked = wanted[index] as Wanted;
      return { ...asked, ...appraise(renamed(asked, known.get(line.skuId)), priceLine(line, prices.get(line.skuId)), inStock(supply.get(line.skuId))) };
    });
  }
}

/** The name of today, where the SKU may still be seen. */
function renamed(line: WantedLine, sku: WantedSku | undefined): WantedLine {
  return sku ? { ...line, skuCode: sku.code, skuName: sku.name, skuNameEn: sku.nameEn } : line;
}
