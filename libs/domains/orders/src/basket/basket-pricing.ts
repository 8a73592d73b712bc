import { Decimal, DomainError } from '@tributary/kernel';
import type { PriceDecision, PriceDemand } from '@tributary/pricing';
import { linePrice } from '../order/order-totals';
import { ordersErrors } from '../orders.errors';
import type { BasketLine, BasketSku, PricedLine } from './basket';
import { measure } from './basket-line-check';

/** What is wanted of each SKU over all lines, for a break counts what one order takes altogether; lines that cannot be measured take nothing. */
export function demandOf(lines: readonly BasketLine[]): PriceDemand[] {
  const wanted = new Map<number, Decimal>();
  for (const line of lines) {
    const base = line.sku && measure(line, line.sku);
    if (typeof base === 'string') wanted.set(line.skuId, (wanted.get(line.skuId) ?? new Decimal(0)).plus(base));
  }
  return [...wanted].map(([skuId, base]) => ({ skuId, base: base.toFixed() }));
}

/** One line at today's price, or the first reason why it cannot be ordered. */
export function priceLine(line: BasketLine, decision: PriceDecision | undefined): PricedLine {
  const { sku, skuCode } = line;
  if (!sku) return { line, refusal: ordersErrors.lineNotInCatalogue({ sku: skuCode }) };
  const measured = measure(line, sku);
  if (measured instanceof DomainError) return { line, refusal: refusalOf(line, sku) ?? measured };
  const priced = { line, base: measured, ...price(line, sku, measured, decision) };
  const refusal = refusalOf(line, sku) ?? (priced.price ? undefined : ordersErrors.lineWithoutPrice({ sku: skuCode }));
  return refusal ? { ...priced, refusal } : priced;
}

function refusalOf({ skuCode }: BasketLine, sku: BasketSku): DomainError | undefined {
  if (sku.status === 'discontinued') return ordersErrors.lineDiscontinued({ sku: skuCode });
  return sku.supplied ? undefined : ordersErrors.lineNotSupplied({ sku: skuCode });
}

/** No price where the list names a unit that the SKU no longer has. */
function price(line: BasketLine, sku: BasketSku, base: string, decision: PriceDecision | undefined): Pick<PricedLine, 'price'> {
  if (!decision || !sku.units.some(({ unit }) => unit === decision.unit)) return {};
  return { price: { ...linePrice(decision, { unit: line.unit, quantity: line.quantity, base }, sku.units), priceListId: decision.priceListId } };
}
