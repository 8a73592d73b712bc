import { type DomainError, errorMessage } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import type { Shortage } from '../allocation/allocation';
import type { PricedLine } from '../basket/basket';
import type { PlanLack } from '../supply/plan-choice';
import { ordersErrors } from '../orders.errors';
import { toOrderedQuantity } from './order-quantity';

/** Why one line stops its order, in the reader's language; quantities in the line's own unit. */
export interface OrderLineProblem {
  readonly lineId: number;
  readonly lineNo: number;
  readonly skuId: number;
  readonly skuCode: string;
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface StockProblem extends OrderLineProblem {
  readonly locationId: number | null;
  readonly requested: string;
  readonly available: string;
  readonly unit: string;
}

/** What names the line. */
export type ProblemLine = Pick<PricedLine['line'], 'id' | 'lineNo' | 'skuId' | 'skuCode'>;

export function lineProblem(tx: TxCtx, { id, lineNo, skuId, skuCode }: ProblemLine, { code, params }: DomainError): OrderLineProblem {
  return { lineId: id, lineNo, skuId, skuCode, code, message: errorMessage(code, tx.locale, params), params };
}

/** The refused lines among `lines`. */
export function lineProblems(tx: TxCtx, lines: readonly PricedLine[]): OrderLineProblem[] {
  return lines.flatMap(({ line, refusal }) => (refusal ? [lineProblem(tx, line, refusal)] : []));
}

/** What a shortage means for its line. */
export function stockProblem(tx: TxCtx, { line, base }: PricedLine, { locationId, available, splittable }: Shortage): StockProblem {
  const { skuCode, quantity, unit } = line;
  const left = base ? toOrderedQuantity({ quantity, baseQuantity: base }, available) : '0';
  const params = { sku: skuCode, requested: quantity, available: left, unit };
  const error = splittable ? ordersErrors.lineNoSingleLocation(params) : ordersErrors.lineShort(params);
  return { ...lineProblem(tx, line, error), locationId, requested: quantity, available: left, unit };
}

/** What a lack of planned production means for its line. */
export function planProblem(tx: TxCtx, { line, base }: PricedLine, { available }: PlanLack): StockProblem {
  const { skuCode, quantity, unit } = line;
  const left = base ? toOrderedQuantity({ quantity, baseQuantity: base }, available) : '0';
  const params = { sku: skuCode, requested: quantity, available: left, unit };
  const error = line.supply === 'plannable' ? ordersErrors.lineBeyondDemand(params) : ordersErrors.lineProductionShort(params);
  return { ...lineProblem(tx, line, error), locationId: null, requested: quantity, available: left, unit };
}
