import { Injectable } from '@nestjs/common';
import { type Sku, Skus } from '@tributary/catalogue';
import { addDays, DomainError, errorMessage, shanghaiToday } from '@tributary/kernel';
import { AuditTrail, Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { type LockedPriceList, PriceListRepository } from '../list/price-list.repository';
import { pricingErrors } from '../pricing.errors';
import { PriceChangeRepository, type KeyedEdit } from './price-change.repository';
import { keyText, type PriceChange, reviewChange } from './price-review';

interface ReviewedChange extends KeyedEdit {
  readonly change: PriceChange;
  readonly sku: Sku;
}

/** Why one of many changes cannot be made; `index` counts from 0. */
export interface PriceChangeProblem {
  readonly index: number;
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Changes prices of one list, one at a time among all who do. Whoever comes second is told what the first one did. */
@Injectable()
export class PriceChanger {
  constructor(
    private readonly lists: PriceListRepository,
    private readonly changes: PriceChangeRepository,
    private readonly skus: Skus,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * One price. The same change again changes nothing.
   * @throws platform.not-found for a list that the actor does not keep, pricing.sku-unknown, pricing.unit-unknown,
   * pricing.start-in-past, pricing.list-over, pricing.price-moved, pricing.price-gone, pricing.nothing-to-end
   */
  async change(tx: TxCtx, priceListId: number, change: PriceChange): Promise<void> {
    const [reviewed] = await this.review(tx, priceListId, [change]);
    if (reviewed instanceof DomainError) throw reviewed;
    if (!reviewed || reviewed.edit.turns.length === 0) return;
    await this.changes.apply(tx, priceListId, [reviewed], 'screen');
    const action = change.price === null ? 'pricing.price-end' : 'pricing.price-change';
    await this.audit.record(tx, { action, subject: 'price_list', subjectId: priceListId, detail: detailOf(reviewed) });
  }

  /**
   * All of them or none; gives how many prices are others now. The number of statements does not depend on theirs.
   * @throws platform.not-found, pricing.rows-refused with a problem per change
   */
  async changeAll(tx: TxCtx, priceListId: number, wanted: readonly PriceChange[]): Promise<number> {
    const reviewed = await this.review(tx, priceListId, wanted);
    const problems = reviewed.flatMap((result, index) => (result instanceof DomainError ? problemOf(tx, result, index) : []));
    if (problems.length > 0) throw pricingErrors.rowsRefused({ count: problems.length }, problems);
    const edits = reviewed.filter((result) => !(result instanceof DomainError) && result.edit.turns.length > 0) as ReviewedChange[];
    if (edits.length === 0) return 0;
    await this.changes.apply(tx, priceListId, edits, 'workbook');
    const detail = { prices: edits.length, changes: edits.slice(0, AUDITED).map(detailOf) };
    await this.audit.record(tx, { action: 'pricing.workbook-apply', subject: 'price_list', subjectId: priceListId, detail });
    return edits.length;
  }

  private async review(tx: TxCtx, priceListId: number, wanted: readonly PriceChange[]): Promise<(ReviewedChange | DomainError)[]> {
    const { validTo } = await this.locked(tx, priceListId);
    const skuIds = [...new Set(wanted.map(({ skuId }) => skuId))];
    const skus = await this.skus.byIds(tx, skuIds);
    const today = shanghaiToday(this.clock.now());
    const spans = Map.groupBy(await this.changes.spans(tx, priceListId, skuIds, today), keyText);
    const met = new Set<string>();
    return wanted.map((change) => {
      const key = keyText(change);
      if (met.has(key)) return pricingErrors.priceTwice();
      met.add(key);
      const result = reviewChange(change, { today, validTo, sku: skus.get(change.skuId), spans: spans.get(key) ?? [] });
      return result instanceof DomainError ? result : { ...result, change, key: change };
    });
  }

  private async locked(tx: TxCtx, id: number): Promise<LockedPriceList> {
    const list = await this.lists.lock(tx, id);
    if (!list) throw platformErrors.notFound();
    return list;
  }
}

/** Of a whole workbook the audit trail shows the first ones; the history of each SKU has them all. */
const AUDITED = 200;

function detailOf({ change: { unit, fromQuantity, from }, sku, edit }: ReviewedChange): Record<string, unknown> {
  const turns = edit.turns.map((turn) => ({ from: turn.from, to: turn.upTo && addDays(turn.upTo, -1), old: turn.old, new: turn.new }));
  return { sku: sku.code, unit, fromQuantity, from, turns };
}

function problemOf(tx: TxCtx, { code, params }: DomainError, index: number): PriceChangeProblem {
  return { index, code, params, message: errorMessage(code, tx.locale, params) };
}
