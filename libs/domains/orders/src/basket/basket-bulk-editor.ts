import { Injectable } from '@nestjs/common';
import { Skus } from '@tributary/catalogue';
import { Supply } from '@tributary/dealers';
import { decimal, DomainError, errorMessage, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { buyerOf } from '../order/order-party';
import { ordersErrors } from '../orders.errors';
import { BasketEditRepository, type DraftLine } from './basket-edit.repository';
import { measure } from './basket-line-check';

/** A line to add to what the basket holds of it already, or to put in its place. */
export interface BulkLine {
  readonly skuId: number;
  readonly quantity: string;
  readonly unit: string;
  readonly locationId: number | null;
  readonly mode: 'add' | 'set';
}

/** Fills a basket in one go: a fixed number of statements, all lines or none. */
@Injectable()
export class BasketBulkEditor {
  constructor(
    private readonly baskets: BasketEditRepository,
    private readonly skus: Skus,
    private readonly supply: Supply,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the number of lines touched; lines about one SKU in one unit from one location are one.
   * @throws platform.not-found for a seller or location that the buyer does not see
   * @throws orders.lines-refused with each line that cannot be measured, or whose SKU the buyer does not see
   */
  async put(tx: TxCtx, sellerId: number, lines: readonly BulkLine[]): Promise<number> {
    const buyerId = buyerOf(tx);
    const supplied = await this.supply.mayBuy(tx, buyerId, sellerId, shanghaiToday(this.clock.now()));
    if (supplied.length === 0) throw platformErrors.notFound();
    await this.assertLocations(tx, sellerId, lines);
    const merged = mergeLines(lines);
    const measured = await this.measure(tx, merged);
    const draft = await this.baskets.ensureDraft(tx, buyerId, sellerId, this.clock.now());
    for (const mode of ['set', 'add'] as const) {
      const own = measured.filter((_, index) => merged[index]?.mode === mode);
      if (own.length > 0) await this.baskets.putLines(tx, draft, own, mode);
    }
    return measured.length;
  }

  private async assertLocations(tx: TxCtx, sellerId: number, lines: readonly BulkLine[]): Promise<void> {
    const named = [...new Set(lines.flatMap(({ locationId }) => locationId ?? []))];
    if (named.length > 0 && (await this.baskets.countLocations(tx, sellerId, named)) < named.length) throw platformErrors.notFound();
  }

  private async measure(tx: TxCtx, lines: readonly BulkLine[]): Promise<DraftLine[]> {
    const skus = await this.skus.byIds(tx, lines.map(({ skuId }) => skuId));
    const problems: { index: number; code: string; message: string; params: Readonly<Record<string, unknown>> }[] = [];
    const measured = lines.flatMap((line, index): DraftLine[] => {
      const sku = skus.get(line.skuId);
      const base = sku ? measure({ ...line, skuCode: sku.code }, sku) : ordersErrors.lineNotInCatalogue({ sku: String(line.skuId) });
      if (base instanceof DomainError || !sku) {
        const { code, params } = base as DomainError;
        problems.push({ index, code, message: errorMessage(code, tx.locale, params), params });
        return [];
      }
      const { code: skuCode, name: skuName, nameEn: skuNameEn, baseUnit } = sku;
      return [{ skuId: sku.id, skuCode, skuName, skuNameEn, baseUnit, quantity: line.quantity, unit: line.unit, base, locationId: line.locationId }];
    });
    if (problems.length > 0) throw ordersErrors.linesRefused({ count: problems.length }, problems);
    return measured;
  }
}

/** One line per SKU, unit and location; where they differ about the mode, the basket's own quantity is replaced. */
function mergeLines(lines: readonly BulkLine[]): BulkLine[] {
  const groups = Map.groupBy(lines, ({ skuId, unit, locationId }) => `${skuId} ${unit} ${locationId ?? ''}`);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const quantity = others.reduce((sum, other) => sum.plus(other.quantity), decimal(first.quantity)).toFixed();
    const mode = [first, ...others].some((line) => line.mode === 'set') ? 'set' : 'add';
    return [{ ...first, quantity, mode }];
  });
}
