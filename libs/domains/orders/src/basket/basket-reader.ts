import { Injectable } from '@nestjs/common';
import { StockReader } from '@tributary/inventory';
import { Decimal } from '@tributary/kernel';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { allocate, type Availability, type Shortage } from '../allocation/allocation';
import { CreditLedger, type CreditStanding } from '../credit/credit-ledger';
import { lineProblem, type OrderLineProblem, stockProblem } from '../order/order-line-problem';
import { buyerOf, type Party } from '../order/order-party';
import { toOrderedQuantity } from '../order/order-quantity';
import { orderTotal } from '../order/order-totals';
import type { PricedLine } from './basket';
import { BasketPricer } from './basket-pricer';
import { type BasketLabel, BasketRepository } from './basket.repository';

/** A line with everything that would stop it from being submitted now. */
export interface BasketViewLine {
  readonly priced: PricedLine;
  readonly label: BasketLabel | undefined;
  /** In the line's unit: at its location, or at the best one. */
  readonly available: string;
  readonly problems: readonly OrderLineProblem[];
}

export interface BasketView {
  readonly orderId: number | null;
  readonly seller: Party;
  readonly lines: readonly BasketViewLine[];
  readonly total: string;
  readonly credit: CreditStanding | null;
  readonly updatedAt: Date | null;
}

/** The buyer's basket with one seller, judged as a submission would judge it: six statements, whatever its size. */
@Injectable()
export class BasketReader {
  constructor(
    private readonly baskets: BasketRepository,
    private readonly pricer: BasketPricer,
    private readonly stock: StockReader,
    private readonly credit: CreditLedger,
  ) {}

  /** @throws platform.not-found for a seller out of sight */
  async read(tx: TxCtx, sellerId: number): Promise<BasketView> {
    const buyerId = buyerOf(tx);
    const head = await this.baskets.head(tx, buyerId, sellerId);
    if (!head) throw platformErrors.notFound();
    const lines = head.draftId === null ? [] : await this.lines(tx, { id: head.draftId, buyerId, sellerId });
    return {
      orderId: head.draftId,
      seller: head.seller,
      lines,
      total: orderTotal(lines.flatMap(({ priced }) => priced.price?.amount ?? [])).toString(),
      credit: await this.credit.standing(tx, sellerId, buyerId),
      updatedAt: head.updatedAt,
    };
  }

  private async lines(tx: TxCtx, draft: { id: number; buyerId: number; sellerId: number }): Promise<BasketViewLine[]> {
    const { lines } = await this.pricer.price(tx, draft);
    const labels = await this.baskets.labels(tx, draft.id);
    const stock = await this.stock.availableFor(tx, draft.sellerId, [...new Set(lines.map(({ line }) => line.skuId))]);
    const shortages = new Map(shortagesOf(lines, stock).map((shortage) => [shortage.lineId, shortage]));
    const named = new Map(labels.map((label) => [label.lineId, label]));
    const bySku = Map.groupBy(stock, ({ skuId }) => skuId);
    return lines.map((priced) => ({
      priced,
      label: named.get(priced.line.id),
      available: availableOf(priced, bySku.get(priced.line.skuId) ?? []),
      problems: problemsOf(tx, priced, shortages.get(priced.line.id)),
    }));
  }
}

function problemsOf(tx: TxCtx, priced: PricedLine, shortage: Shortage | undefined): OrderLineProblem[] {
  return [...(priced.refusal ? [lineProblem(tx, priced.line, priced.refusal)] : []), ...(shortage ? [stockProblem(tx, priced, shortage)] : [])];
}

function shortagesOf(lines: readonly PricedLine[], stock: readonly Availability[]): readonly Shortage[] {
  const demands = lines.flatMap(({ line, base }) => (base ? [{ lineId: line.id, skuId: line.skuId, locationId: line.locationId, base }] : []));
  return allocate(demands, stock).shortages;
}

/** `stock`: of the line's SKU. */
function availableOf({ line, base }: PricedLine, stock: readonly Availability[]): string {
  if (!base) return '0';
  const here = stock.filter(({ locationId }) => line.locationId === null || locationId === line.locationId);
  const best = here.reduce((most, { available }) => Decimal.max(most, available), new Decimal(0));
  return toOrderedQuantity({ quantity: line.quantity, baseQuantity: base }, best);
}
