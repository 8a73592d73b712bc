import type { SkuSupply } from '@tributary/inventory';
import { Decimal } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { allocate } from '../allocation/allocation';
import type { PricedLine } from '../basket/basket';
import { lineProblem, type OrderLineProblem, planProblem, stockProblem } from '../order/order-line-problem';
import { toOrderedQuantity } from '../order/order-quantity';
import { choosePlans } from './plan-choice';

/** What a submission would say to a line now. */
export interface LineJudgement {
  /** In the line's unit: at its location or plan, or at the best one. */
  readonly available: string;
  /** The day on which its goods could leave; null when nothing could be promised. */
  readonly promisedOn: string | null;
  readonly problems: readonly OrderLineProblem[];
}

type MeasuredLine = PricedLine & { readonly base: string };

/** Judges all lines of a basket together, for they draw on the same stock and the same plans. By line. */
export function judgeLines(tx: TxCtx, lines: readonly PricedLine[], supply: ReadonlyMap<number, SkuSupply>, today: string): ReadonlyMap<number, LineJudgement> {
  const measured = lines.filter((line): line is MeasuredLine => line.base !== undefined);
  const outcomes = new Map([...stockOutcomes(tx, measured, supply, today), ...planOutcomes(tx, measured, supply)]);
  return new Map(lines.map((line) => [line.line.id, judgementOf(tx, line, supply.get(line.line.skuId), outcomes.get(line.line.id))]));
}

interface Outcome {
  readonly promisedOn: string | null;
  readonly problem?: OrderLineProblem;
}

function stockOutcomes(tx: TxCtx, lines: readonly MeasuredLine[], supply: ReadonlyMap<number, SkuSupply>, today: string): [number, Outcome][] {
  const demanding = lines.filter(({ line }) => line.supply === 'stock');
  const stock = [...supply.values()].flatMap((sku) => sku.stock.map((place) => ({ ...place, skuId: sku.skuId })));
  const { shortages } = allocate(demanding.map(({ line, base }) => ({ lineId: line.id, skuId: line.skuId, locationId: line.locationId, base })), stock);
  const short = new Map(shortages.map((shortage) => [shortage.lineId, shortage]));
  return demanding.map((priced) => {
    const shortage = short.get(priced.line.id);
    return [priced.line.id, shortage ? { promisedOn: null, problem: stockProblem(tx, priced, shortage) } : { promisedOn: today }];
  });
}

function planOutcomes(tx: TxCtx, lines: readonly MeasuredLine[], supply: ReadonlyMap<number, SkuSupply>): [number, Outcome][] {
  const demanding = lines.filter(({ line }) => line.supply === 'preorder');
  const offers = [...supply.values()].flatMap((sku) => sku.plans.map((plan) => ({ ...plan, skuId: sku.skuId })));
  const { plans, lacks } = choosePlans(demanding.map(({ line, base }) => ({ lineId: line.id, skuId: line.skuId, planId: line.planId, base })), offers);
  const lacking = new Map(lacks.map((lack) => [lack.lineId, lack]));
  return demanding.map((priced) => {
    const lack = lacking.get(priced.line.id);
    return [priced.line.id, lack ? { promisedOn: null, problem: planProblem(tx, priced, lack) } : { promisedOn: plans.get(priced.line.id)?.readyOn ?? null }];
  });
}

function judgementOf(tx: TxCtx, priced: PricedLine, supply: SkuSupply | undefined, outcome: Outcome | undefined): LineJudgement {
  const refused = priced.refusal ? [lineProblem(tx, priced.line, priced.refusal)] : [];
  return {
    available: availableOf(priced, supply),
    promisedOn: priced.refusal ? null : (outcome?.promisedOn ?? null),
    problems: [...refused, ...(outcome?.problem ? [outcome.problem] : [])],
  };
}

function availableOf({ line, base }: PricedLine, supply: SkuSupply | undefined): string {
  if (!base || !supply) return '0';
  const here = supply.stock.filter(({ locationId }) => line.locationId === null || locationId === line.locationId).map(({ available }) => available);
  const planned = supply.plans.filter(({ planId }) => line.planId === null || planId === line.planId).map(({ free }) => free);
  const best = (line.supply === 'stock' ? here : planned).reduce((most, quantity) => Decimal.max(most, quantity), new Decimal(0));
  return toOrderedQuantity({ quantity: line.quantity, baseQuantity: base }, best);
}
