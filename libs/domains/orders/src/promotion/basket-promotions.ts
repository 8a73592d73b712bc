import { Injectable } from '@nestjs/common';
import { type Sku, Skus } from '@tributary/catalogue';
import { fromBase, type LocalDate, Money, Quantity, toBase } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { applyPromotions, type Gift, type PromotionLine, type PromotionOutcome, PromotionResolver } from '@tributary/pricing';
import type { Draft, PricedLine } from '../basket/basket';
import { STOCK_DECIMALS } from '../order/order-quantity';
import { type PromotionTerm, termsOf } from './promotion-terms';

/** Goods that come along for nothing: all gifts of one SKU, whatever earned them. */
export interface BasketGift {
  readonly sku: Sku;
  /** In the SKU's sales unit, and in its base unit. */
  readonly quantity: string;
  readonly base: string;
  readonly earned: readonly Gift[];
}

export interface PromotedLines {
  readonly lines: readonly PricedLine[];
  readonly gifts: readonly BasketGift[];
  /** What the seller offered, for the order to keep. */
  readonly terms: readonly PromotionTerm[];
}

/** Takes promotions off a priced basket: one statement, and one more where goods are given away. */
@Injectable()
export class BasketPromotions {
  constructor(
    private readonly promotions: PromotionResolver,
    private readonly skus: Skus,
  ) {}

  /** Lines that cannot be ordered neither get anything nor count for anything. */
  async apply(tx: TxCtx, draft: Draft, date: LocalDate, lines: readonly PricedLine[]): Promise<PromotedLines> {
    const promotions = await this.promotions.forBuyer(tx, { ...draft, date });
    if (promotions.length === 0) return { lines, gifts: [], terms: [] };
    const outcome = applyPromotions(lines.flatMap(promotionLine), promotions);
    const skus = outcome.gifts.length === 0 ? new Map<number, Sku>() : await this.skus.byIds(tx, outcome.gifts.map(({ skuId }) => skuId));
    return { lines: discounted(lines, outcome), gifts: giftsOf(outcome.gifts, skus), terms: termsOf(promotions) };
  }
}

function promotionLine({ line, refusal, base, price }: PricedLine): PromotionLine[] {
  const { sku } = line;
  if (refusal || !sku || base === undefined || !price) return [];
  const quantity = fromBase(Quantity.of(base, sku.baseUnit), sku.salesUnit, sku.units);
  return [{ id: line.id, skuId: line.skuId, productLineId: sku.productLineId, quantity: quantity.toString(), unit: sku.salesUnit, amount: price.amount }];
}

function discounted(lines: readonly PricedLine[], { lines: results }: PromotionOutcome): PricedLine[] {
  const byLine = new Map(results.map((result) => [result.id, result]));
  return lines.map((priced) => {
    const promotions = byLine.get(priced.line.id);
    if (!promotions || !priced.price) return priced;
    const amount = Money.of(priced.price.amount).minus(Money.of(promotions.discount)).toString();
    return { ...priced, promotions, price: { ...priced.price, amount } };
  });
}

/** @throws Error for a gift that the buyer cannot see: such promotions are not offered */
export function giftsOf(gifts: readonly Gift[], skus: ReadonlyMap<number, Sku>): BasketGift[] {
  return [...Map.groupBy(gifts, ({ skuId }) => skuId)].map(([skuId, earned]) => {
    const sku = skus.get(skuId);
    if (!sku) throw new Error(`The gift ${skuId} is out of the buyer's catalogue.`);
    const quantity = earned.reduce((sum, gift) => sum.plus(Quantity.of(gift.quantity, sku.salesUnit)), Quantity.of('0', sku.salesUnit));
    return { sku, quantity: quantity.toString(), base: baseOf(sku, quantity.toString()), earned };
  });
}

/** A quantity in the SKU's sales unit as base units, as fine as stock can be. */
export function baseOf(sku: Pick<Sku, 'salesUnit' | 'units'>, quantity: string): string {
  return toBase(Quantity.of(quantity, sku.salesUnit), sku.units).roundDown(STOCK_DECIMALS).toString();
}
