import { decimal, Money } from '@tributary/kernel';
import type { OrderLine } from '../order/order';
import { amountAt } from '../order/order-confirmation';
import { standingBase } from '../order/order-quantity';

/** A line of an order for which its buyer asks another price. */
export interface AskingLine extends Pick<OrderLine, 'lineNo' | 'skuCode' | 'unit' | 'quantity' | 'baseQuantity' | 'confirmedBase' | 'unitPrice' | 'discount' | 'amount'> {
  readonly skuName: string;
  readonly skuNameEn: string | null;
  readonly requestedPrice: string;
}

/** CNY for one `unit`. */
export interface AskedPrice {
  readonly lineNo: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: string;
  readonly listPrice: string;
  readonly askedPrice: string;
  /** What granting it takes off the line. */
  readonly cost: string;
}

/** What the buyer of an order asks for, in money. */
export interface AskedPrices {
  /** Lines with a price of the buyer's own. */
  readonly count: number;
  /** What these lines cost now, and what they would cost as asked. */
  readonly listTotal: string;
  readonly askedTotal: string;
  /** The difference: what granting all of it costs the seller. */
  readonly cost: string;
  /** The lines on which granting costs most, the dearest first. */
  readonly dearest: readonly AskedPrice[];
}

/** So many fit into a row of a list; the order itself shows all. */
const SHOWN = 3;

/** What granting every asked price comes to, reckoned as an approval reckons; null: nothing is asked. */
export function askedPrices(lines: readonly AskingLine[]): AskedPrices | null {
  if (lines.length === 0) return null;
  const asked = lines.map((line) => ({ line, granted: Money.of(amountAt(line, standingBase(line), line.requestedPrice).amount) }));
  const [listTotal, askedTotal] = [Money.sum(lines.map(({ amount }) => Money.of(amount))), Money.sum(asked.map(({ granted }) => granted))];
  const each = asked.map(({ line, granted }) => askedPrice(line, Money.of(line.amount).minus(granted)));
  const dearest = each.toSorted((one, other) => decimal(other.cost).comparedTo(one.cost) || one.lineNo - other.lineNo).slice(0, SHOWN);
  return { count: lines.length, listTotal: listTotal.toString(), askedTotal: askedTotal.toString(), cost: listTotal.minus(askedTotal).toString(), dearest };
}

function askedPrice({ lineNo, skuCode: code, skuName: name, skuNameEn: nameEn, unit, unitPrice: listPrice, requestedPrice: askedPrice }: AskingLine, cost: Money): AskedPrice {
  return { lineNo, code, name, nameEn, unit, listPrice, askedPrice, cost: cost.toString() };
}
