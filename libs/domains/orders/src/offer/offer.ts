import { unitOf, type UnitTuple } from '@tributary/catalogue';
import type { SkuSupply, StockSupply } from '@tributary/inventory';
import { Decimal, decimal, kernelErrors, type UnitConversion } from '@tributary/kernel';
import { convertPrice, type PriceDecision, type PriceLadder, type PriceStep } from '@tributary/pricing';
import { type AvailabilityOption, decideAvailability } from '../availability/availability';

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
  /** In the sales unit, per line; 0: none. */
  readonly minimumQuantity: string;
  readonly units: readonly UnitConversion[];
  /** Per sales unit, for the smallest sale; null: no price agreed for so little. */
  readonly price: OfferPrice | null;
  /** What more of it costs, in order of the quantity. */
  readonly breaks: readonly OfferBreak[];
  /** Over all locations that the buyer may see, in the sales unit. */
  readonly available: string;
  /** Those of them that have some, in the sales unit, the nearest first. */
  readonly locations: readonly OfferLocation[];
  /** Every way to get it, the soonest first, in the sales unit. */
  readonly options: readonly AvailabilityOption[];
}

export interface OfferPrice {
  readonly amount: string;
  readonly unit: string;
  readonly priceListCode: string;
}

/** A price that counts from a quantity on, which is told in the unit of the price list. */
export interface OfferBreak extends OfferPrice {
  readonly fromQuantity: string;
  readonly fromUnit: string;
}

export interface OfferLocation {
  readonly locationId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly available: string;
}

/** An offer as it is stored: without a price, and without what there is of it. */
export interface OfferRow extends Omit<Offer, 'price' | 'breaks' | 'available' | 'locations' | 'options' | 'units'> {
  readonly baseUnit: string;
  readonly units: readonly UnitTuple[];
}

/** What is known of an offer besides its row. */
export interface OfferFacts {
  readonly ladder: PriceLadder | undefined;
  readonly supply: SkuSupply | undefined;
  readonly today: string;
}

/** Decimals that a quantity may have. */
const SCALE = 3;
const ZERO = new Decimal(0);

/** Puts price and supply into the sales unit: the price rounded half up to cents, quantities rounded down, for they are promises. */
export function offerOf({ baseUnit, units: tuples, ...facts }: OfferRow, { ladder, supply, today }: OfferFacts): Offer {
  const row = { ...facts, units: tuples.map(unitOf) };
  const inSalesUnit = promiseIn(row, baseUnit);
  const stock = supply?.stock ?? [];
  const locations = stock.map((place) => locationOf(place, inSalesUnit));
  const available = inSalesUnit(stock.reduce((sum, { available: base }) => sum.plus(base), ZERO));
  const options = decideAvailability(supply, today, (base) => inSalesUnit(decimal(base)));
  const price = ladder?.price ? priceOf(ladder.price, row) : null;
  const breaks = (ladder?.breaks ?? []).map((step) => breakOf(step, row));
  return { ...row, price, breaks, available, locations, options };
}

function locationOf({ locationId, locationCode, locationName, locationNameEn, available }: StockSupply, inSalesUnit: (base: Decimal) => string): OfferLocation {
  return { locationId, code: locationCode, name: locationName, nameEn: locationNameEn, available: inSalesUnit(decimal(available)) };
}

/** Base units in sales units; the conversion is looked up once per offer, for a page has hundreds of stocks. */
function promiseIn({ salesUnit, units }: Pick<Offer, 'salesUnit' | 'units'>, baseUnit: string): (base: Decimal) => string {
  const conversion = units.find(({ unit }) => unit === salesUnit);
  if (!conversion) throw kernelErrors.unitUnknown({ unit: salesUnit });
  const { numerator, denominator } = conversion;
  return (base) => (salesUnit === baseUnit ? base : base.times(denominator).dividedBy(numerator)).toDecimalPlaces(SCALE, Decimal.ROUND_DOWN).toFixed();
}

function priceOf(decision: PriceDecision, { salesUnit, units }: Pick<Offer, 'salesUnit' | 'units'>): OfferPrice {
  const { price, unit } = convertPrice(decision, salesUnit, units);
  return { amount: price, unit, priceListCode: decision.priceListCode };
}

function breakOf(step: PriceStep, row: Pick<Offer, 'salesUnit' | 'units'>): OfferBreak {
  return { ...priceOf(step, row), fromQuantity: step.fromQuantity, fromUnit: step.unit };
}
