import { Injectable } from '@nestjs/common';
import { SkuLookup } from '@tributary/catalogue';
import { SupplyReader } from '@tributary/inventory';
import type { TxCtx } from '@tributary/platform';
import { PriceResolver } from '@tributary/pricing';
import { demandOf } from '../basket/basket-pricing';
import type { EntryRow } from './asked-row';
import type { JudgedRow } from './judged-row';
import type { SheetTrade } from './order-sheet-trade';
import { orderSheetErrors } from './order-sheet.errors';
import { askedLines, RowJudge } from './row-judge';
import { keysOf, type ResolvedRow, resolveRow } from './row-resolution';

/** Reasons for which another SKU may be proposed. */
const WANTS_ANOTHER = new Set([orderSheetErrors.sheetArticleUnknown.code, orderSheetErrors.sheetArticleAmbiguous.code]);

/** Judges the rows of an order sheet as a submission would: at most four statements, whatever the number of rows. */
@Injectable()
export class OrderSheetChecker {
  constructor(
    private readonly lookup: SkuLookup,
    private readonly prices: PriceResolver,
    private readonly supply: SupplyReader,
  ) {}

  async check(tx: TxCtx, { buyerId, sellerId, businessLineIds, date, words }: SheetTrade, rows: readonly EntryRow[]): Promise<JudgedRow[]> {
    const keys = rows.map((row) => (row.skipped === null && row.skuId === null ? keysOf(row) : []));
    const ids = rows.flatMap(({ skipped, skuId }) => (skipped === null && skuId !== null ? skuId : []));
    const found = await this.lookup.find(tx, { dealerId: buyerId, keys: keys.flat(), ids });
    const resolved = rows.map((row, index) => resolveRow(row, keys[index] ?? [], found, words));
    const skuIds = [...new Set(resolved.flatMap(({ sku }) => sku?.id ?? []))];
    const wanted = demandOf(askedLines(resolved, businessLineIds).map(({ basket }) => basket));
    const prices = await this.prices.resolve(tx, { sellerId, date, wanted });
    const supply = await this.supply.of(tx, { ownerId: sellerId, buyerId, skuIds, today: date });
    const nearness = this.needsProposals(resolved, new Set(prices.keys()), businessLineIds) ? await this.lookup.nearness(tx, businessLineIds) : undefined;
    const facts = { businessLineIds, prices, supply, today: date, proposals: nearness?.proposals ?? [], ...(nearness ? { nearness } : {}) };
    return new RowJudge(facts).judge(resolved);
  }

  /** An unknown or ambiguous text, or a SKU that cannot be bought. */
  private needsProposals(rows: readonly ResolvedRow[], priced: ReadonlySet<number>, businessLineIds: readonly number[]): boolean {
    return rows.some(
      ({ row, sku, refusals }) =>
        row.skipped === null &&
        (refusals.some(({ code }) => WANTS_ANOTHER.has(code)) ||
          (sku !== null && (sku.status === 'discontinued' || !priced.has(sku.id) || !businessLineIds.includes(sku.businessLineId)))),
    );
  }
}
