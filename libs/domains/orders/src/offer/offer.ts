import { Decimal, decimal, fromBase, Quantity, type UnitConversion } from '@tributary/kernel';
import { convertPrice, type PriceDecision } from '@tributary/pricing';

/** What a buyer may order from a seller: an active SKU of a business line in which the seller supplies the buyer. */
export interface Offer {
  readonly skuId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly grade: string;
  readonly packaging: string;
  readonly productLineId: number;
  readonly productLineName: string;
  readonly productLineNameEn: string;
  readonly salesUnit: string;
  readonly packMultiple: string;
  readonly units: readonly UnitConversion[];
  /** Per sales unit; null: no price agreed, cannot be ordered. */
  readonly price: { readonly amount: string; readonly unit: string; readonly priceListCode: string } | null;
  /** Over all locations that the buyer may see, in the sales unit. */
  readonly available: string;
  /** Those of them that have some, in the sales unit. */
  readonly locations: readonly OfferLocation[];
}

export interface OfferLocation {
  readonly locationId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly available: string;
}

/** An offer as it is stored: without a price, stock in base units. */
export interface OfferRow extends Omit<Offer, 'price' | 'available'> {
  readonly baseUnit: string;
}

/** Decimals that a quantity may have. */
const SCALE = 3;

/** Puts price and stock into the sales unit: the price rounded half up to cents, stock rounded down, for it is a promise. */
export function offerOf({ baseUnit, ...row }: OfferRow, decision: PriceDecision | undefined): Offer {
  const inSalesUnit = (base: string): string => fromBase(Quantity.of(base, baseUnit), row.salesUnit, row.units).roundDown(SCALE).toString();
  const total = row.locations.reduce((sum, { available }) => sum.plus(decimal(available)), new Decimal(0));
  return {
    ...row,
    price: decision ? priceOf(decision, row) : null,
    available: inSalesUnit(total.toFixed()),
    locations: row.locations.map((location) => ({ ...location, available: inSalesUnit(location.available) })),
  };
}

function priceOf(decision: PriceDecision, { salesUnit, units }: Pick<OfferRow, 'salesUnit' | 'units'>): NonNullable<Offer['price']> {
  const { price, unit } = convertPrice(decision, salesUnit, units);
  return { amount: price, unit, priceListCode: decision.priceListCode };
}
