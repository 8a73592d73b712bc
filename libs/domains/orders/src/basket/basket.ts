import { decimal, type DomainError, Money, type UnitConversion } from '@tributary/kernel';
import type { SkuStatus } from '@tributary/catalogue';
import type { LinePromotions } from '@tributary/pricing';
import type { LinePrice } from '../order/order-totals';

/** From what lies in stock, or from what is still to be made. */
export const LINE_SUPPLIES = ['stock', 'preorder'] as const;
export type LineSupply = (typeof LINE_SUPPLIES)[number];

/** What a buyer may ask for. plannable: from a plan that is made for it; once placed, that is a pre-order line of this plan. */
export const WANTED_SUPPLIES = [...LINE_SUPPLIES, 'plannable'] as const;
export type WantedSupply = (typeof WANTED_SUPPLIES)[number];

export function orderedSupply(wanted: WantedSupply): LineSupply {
  return wanted === 'stock' ? 'stock' : 'preorder';
}

/** A buyer's draft with one seller. */
export interface Draft {
  readonly id: number;
  readonly buyerId: number;
  readonly sellerId: number;
}

/** One line of a draft, with what the catalogue says about its SKU today. */
export interface BasketLine {
  readonly id: number;
  readonly lineNo: number;
  readonly skuId: number;
  readonly skuCode: string;
  readonly skuName: string;
  readonly skuNameEn: string;
  readonly quantity: string;
  readonly unit: string;
  readonly supply: WantedSupply;
  /** Where the goods of a stock line shall come from; null: wherever there is enough. */
  readonly locationId: number | null;
  /** The production plan that a pre-order line waits for; null: the earliest that has enough. */
  readonly planId: number | null;
  /** What the buyer would pay for one unit instead of the list price; null: it asks for nothing. */
  readonly requestedPrice: string | null;
  /** Null when the SKU is not in the buyer's catalogue. */
  readonly sku: BasketSku | null;
}

export interface BasketSku {
  readonly productLineId: number;
  readonly status: SkuStatus;
  /** Whether the seller supplies the buyer with its business line today. */
  readonly supplied: boolean;
  readonly baseUnit: string;
  readonly salesUnit: string;
  readonly packMultiple: string;
  /** In the sales unit; 0: none. */
  readonly minimumQuantity: string;
  readonly units: readonly UnitConversion[];
}

/** A line with today's price; `refusal` is the first reason why it cannot be ordered. */
export interface PricedLine {
  readonly line: BasketLine;
  readonly refusal?: DomainError;
  /** In base units; absent when the quantity cannot be expressed in them. */
  readonly base?: string;
  /** `amount`: after what promotions take off; gifts have no list. */
  readonly price?: LinePrice & { readonly priceListId: number | null };
  /** What promotions do for the line; absent where there are none. */
  readonly promotions?: LinePromotions;
}

/** A line that nothing speaks against. */
export type OrderableLine = Required<Omit<PricedLine, 'refusal' | 'promotions'>> & Pick<PricedLine, 'promotions'>;

/** What the buyer would pay for one unit, where that is less than the list price. */
export function requestedPrice({ line, price }: Pick<PricedLine, 'line' | 'price'>): string | null {
  const { requestedPrice: wanted = null } = line;
  return wanted !== null && price !== undefined && decimal(wanted).lt(price.unitPrice) ? wanted : null;
}

/** What the line costs if the seller agrees to the price that is asked for, less the same share of discount; null where none is. */
export function requestedAmount({ line, price, promotions }: Pick<PricedLine, 'line' | 'price' | 'promotions'>): string | null {
  const asked = requestedPrice({ line, price });
  if (asked === null || price === undefined) return null;
  const discount = Money.rounded(decimal(promotions?.discount ?? '0').times(asked).dividedBy(price.unitPrice));
  return Money.of(asked).times(line.quantity).minus(discount).toString();
}
