import { unitOf, type UnitTuple } from '@tributary/catalogue';
import { Decimal, kernelErrors, type UnitConversion } from '@tributary/kernel';
import { convertPrice, type PriceDecision, type PriceLadder, type PriceStep } from '@tributary/pricing';

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
  /** Per sales unit, for the smallest sale; null: no price agreed for so little. */
  readonly price: OfferPrice | null;
  /** What more of it costs, in order of the quantity. */
  readonly breaks: readonly OfferBreak[];
  /** Over all locations that the buyer may see, in the sales unit. */
  readonly available: string;
  /** Those of them that have some, in the sales unit. */
  readonly locations: readonly OfferLocation[];
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

/** An offer as it is stored: without a price, stock in base units, batch by batch. */
export interface OfferRow extends Omit<Offer, 'price' | 'breaks' | 'available' | 'locations' | 'units'> {
  readonly baseUnit: string;
  readonly units: readonly UnitTuple[];
  readonly stock: readonly StockTuple[];
}

/** Location id, code, name, English name, base units: without field names, of which a page would hold thousands. */
export type StockTuple = readonly [locationId: number, code: string, name: string, nameEn: string, base: string];

/** Decimals that a quantity may have. */
const SCALE = 3;
const ZERO = new Decimal(0);

/** Puts price and stock into the sales unit: the price rounded half up to cents, stock rounded down, for it is a promise. */
export function offerOf({ baseUnit, stock, units: tuples, ...facts }: OfferRow, ladder: PriceLadder | undefined): Offer {
  const row = { ...facts, units: tuples.map(unitOf) };
  const inSalesUnit = promiseIn(row, baseUnit);
  const byLocation = [...Map.groupBy(stock, ([locationId]) => locationId).values()];
  const locations = byLocation.flatMap((batches) => locationOf(batches, inSalesUnit)).sort((a, b) => (a.code < b.code ? -1 : 1));
  const price = ladder?.price ? priceOf(ladder.price, row) : null;
  const breaks = (ladder?.breaks ?? []).map((step) => breakOf(step, row));
  return { ...row, price, breaks, available: inSalesUnit(sumOf(stock)), locations };
}

function locationOf(batches: readonly StockTuple[], inSalesUnit: (base: Decimal) => string): OfferLocation[] {
  return batches.slice(0, 1).map(([locationId, code, name, nameEn]) => ({ locationId, code, name, nameEn, available: inSalesUnit(sumOf(batches)) }));
}

function sumOf(stock: readonly StockTuple[]): Decimal {
  return stock.reduce((sum, [, , , , base]) => sum.plus(base), ZERO);
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
