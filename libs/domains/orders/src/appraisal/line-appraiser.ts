import { Injectable } from '@nestjs/common';
import { StockReader } from '@tributary/inventory';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, type TxCtx } from '@tributary/platform';
import { PriceResolver } from '@tributary/pricing';
import { priceLine } from '../basket/basket-pricing';
import { buyerOf } from '../order/order-party';
import { appraise, type AppraisedLine, totalsBySku, type WantedLine } from './appraised-line';
import { type WantedSku, WantedSkuRepository } from './wanted-sku.repository';

/** Says of lines that were ordered before, or that a list names, what they cost today and whether they can be had. */
@Injectable()
export class LineAppraiser {
  constructor(
    private readonly skus: WantedSkuRepository,
    private readonly prices: PriceResolver,
    private readonly stock: StockReader,
    private readonly clock: Clock,
  ) {}

  /** In the order of `wanted`: three statements, whatever their number. */
  async appraise<Wanted extends WantedLine>(tx: TxCtx, sellerId: number, wanted: readonly Wanted[]): Promise<(Wanted & AppraisedLine)[]> {
    if (wanted.length === 0) return [];
    const date = shanghaiToday(this.clock.now());
    const skuIds = [...new Set(wanted.map(({ skuId }) => skuId))];
    const found = await this.skus.find(tx, { buyerId: buyerOf(tx), sellerId, onDate: date }, skuIds);
    const known = new Map(found.map((sku) => [sku.id, sku]));
    const prices = await this.prices.resolve(tx, { sellerId, date, skuIds });
    const available = totalsBySku(await this.stock.availableFor(tx, sellerId, skuIds));
    return wanted.map((line, index) => {
      const priced = priceLine({ ...line, id: index, lineNo: index + 1, locationId: null, sku: known.get(line.skuId) ?? null }, prices.get(line.skuId));
      return { ...line, ...appraise(renamed(line, known.get(line.skuId)), priced, available.get(line.skuId) ?? '0') };
    });
  }
}

/** The name of today, where the SKU may still be seen. */
function renamed(line: WantedLine, sku: WantedSku | undefined): WantedLine {
  return sku ? { ...line, skuCode: sku.code, skuName: sku.name, skuNameEn: sku.nameEn } : line;
}
