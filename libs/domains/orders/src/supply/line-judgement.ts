import type { SkuSupply } from '@tributary/inventory';
import { Decimal, decimal, type DecimalInput, Quantity, toBase } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { allocate } from '../allocation/allocation';
import { type AvailabilityOption, decideAvailability } from '../availability/availability';
import type { PricedLine } from '../basket/basket';
import { lineProblem, type OrderLineProblem, planProblem, stockProblem } from '../order/order-line-problem';
import { toBaseQuantity, toOrderedQuantity } from '../order/order-quantity';
import { fixesOf, type FixPart, type LeftForLine, type LineFix } from './line-fix';
import { offersOf, planAskedFor } from './demand-offer';
import { choosePlans } from './plan-choice';

/** What a submission would say to a line now. */
export interface LineJudgement {
  /** In the line's unit: at its location or plan, or at the best one. */
  readonly available: string;
  /** The day on which its goods could leave; null when nothing could be promised. */
  readonly promisedOn: string | null;
  readonly problems: readonly OrderLineProblem[];
  /** Every way to get it, in the line's unit. */
  readonly options: readonly AvailabilityOption[];
  /** What would mend it, if it is short. */
  readonly fixes: readonly MeasuredFix[];
}

export interface MeasuredFix extends LineFix {
  readonly parts: readonly (FixPart & { /** In the line's unit. */ readonly quantity: string })[];
}

type MeasuredLine = PricedLine & { readonly base: string };
type SupplyBySku = ReadonlyMap<number, SkuSupply>;

/** What the lines that can be served leave for the others, by location and by plan. */
interface Outcomes {
  readonly byLine: ReadonlyMap<number, { readonly promisedOn: string | null; readonly problem?: OrderLineProblem }>;
  readonly left: (skuId: number) => LeftForLine;
}

/** Judges all lines of a basket together, for they draw on the same stock and the same plans. By line. */
export function judgeLines(tx: TxCtx, lines: readonly PricedLine[], supply: SupplyBySku, today: string): ReadonlyMap<number, LineJudgement> {
  const measured = lines.filter((line): line is MeasuredLine => line.base !== undefined);
  const stock = stockOutcomes(tx, measured.filter(({ line }) => line.supply === 'stock'), supply, today);
  const plans = planOutcomes(tx, measured.filter(({ line }) => line.supply !== 'stock'), supply, today);
  const outcomes: Outcomes = {
    byLine: new Map([...stock.byLine, ...plans.byLine]),
    left: (skuId) => ({ stock: stock.left(skuId), ...plans.left(skuId) }),
  };
  return new Map(lines.map((line) => [line.line.id, judgementOf(tx, line, supply, today, outcomes)]));
}

function stockOutcomes(tx: TxCtx, lines: readonly MeasuredLine[], supply: SupplyBySku, today: string) {
  const stock = [...supply.values()].flatMap((sku) => sku.stock.map((place) => ({ ...place, skuId: sku.skuId })));
  const { locations, shortages } = allocate(lines.map(({ line, base }) => ({ lineId: line.id, skuId: line.skuId, locationId: line.locationId, base })), stock);
  const short = new Map(shortages.map((shortage) => [shortage.lineId, shortage]));
  const byLine = lines.map((priced) => {
    const shortage = short.get(priced.line.id);
    return [priced.line.id, shortage ? { promisedOn: null, problem: stockProblem(tx, priced, shortage) } : { promisedOn: today }] as const;
  });
  const taken = takenBy(lines, ({ line }) => locations.get(line.id));
  const left = (skuId: number) => (supply.get(skuId)?.stock ?? []).map(({ locationId, available }) => ({ locationId, left: less(available, taken(skuId, locationId)) }));
  return { byLine, left };
}

function planOutcomes(tx: TxCtx, lines: readonly MeasuredLine[], supply: SupplyBySku, today: string) {
  const offers = [...supply.values()].flatMap((sku) => offersOf(sku, today));
  const bySku = Map.groupBy(offers, ({ skuId }) => skuId);
  const { plans, lacks } = choosePlans(lines.map(({ line, base }) => ({ lineId: line.id, skuId: line.skuId, planId: planAskedFor(line), base })), offers);
  const lacking = new Map(lacks.map((lack) => [lack.lineId, lack]));
  const byLine = lines.map((priced) => {
    const lack = lacking.get(priced.line.id);
    return [priced.line.id, lack ? { promisedOn: null, problem: planProblem(tx, priced, lack) } : { promisedOn: plans.get(priced.line.id)?.readyOn ?? null }] as const;
  });
  const taken = takenBy(lines, ({ line }) => plans.get(line.id)?.planId);
  const left = (skuId: number) => {
    const rest = (bySku.get(skuId) ?? []).map(({ planId, free, origin }) => ({ planId, origin, left: less(free, taken(skuId, planId)) }));
    return { plans: rest.filter(({ origin }) => origin === 'planned'), onDemand: rest.find(({ origin }) => origin === 'demand')?.left ?? '0' };
  };
  return { byLine, left };
}

/** What the served lines take of each source of an SKU, in base units. */
function takenBy(lines: readonly MeasuredLine[], sourceOf: (line: MeasuredLine) => number | undefined): (skuId: number, source: number) => Decimal {
  const sums = new Map<string, Decimal>();
  for (const line of lines) {
    const key = `${line.line.skuId}@${sourceOf(line) ?? 'nothing'}`;
    sums.set(key, (sums.get(key) ?? new Decimal(0)).plus(line.base));
  }
  return (skuId, source) => sums.get(`${skuId}@${source}`) ?? new Decimal(0);
}

function less(quantity: string, taken: Decimal): string {
  return Decimal.max(0, decimal(quantity).minus(taken)).toFixed();
}

function judgementOf(tx: TxCtx, priced: PricedLine, supply: SupplyBySku, today: string, outcomes: Outcomes): LineJudgement {
  const { line, refusal } = priced;
  const outcome = outcomes.byLine.get(line.id);
  const problems = [...(refusal ? [lineProblem(tx, line, refusal)] : []), ...(outcome?.problem ? [outcome.problem] : [])];
  const promisedOn = refusal ? null : (outcome?.promisedOn ?? null);
  const own = supply.get(line.skuId);
  return {
    available: availableOf(priced, own),
    promisedOn,
    problems,
    options: decideAvailability(own, today, (base) => inLineUnit(priced, base)),
    fixes: outcome?.problem && !refusal ? fixesFor(priced, outcomes.left(line.skuId)) : [],
  };
}

/** Fixes whose every part can be said in the unit of the line, exactly. */
function fixesFor({ line, base }: PricedLine, left: LeftForLine): MeasuredFix[] {
  if (!line.sku || !base) return [];
  const { packMultiple, minimumQuantity, salesUnit, units } = line.sku;
  const inBase = (quantity: string): string => toBase(Quantity.of(quantity, salesUnit), units).toString();
  const { supply, locationId, planId } = line;
  const fixes = fixesOf({ supply, locationId, planId, base, pack: inBase(packMultiple), minimum: inBase(minimumQuantity) }, left);
  const ordered = { quantity: line.quantity, baseQuantity: base };
  return fixes
    .map((fix) => ({ ...fix, parts: fix.parts.map((part) => ({ ...part, quantity: toOrderedQuantity(ordered, part.base) })) }))
    .filter(({ parts }) => parts.every((part) => toBaseQuantity(ordered, part.quantity)?.equals(part.base)));
}

function inLineUnit({ line, base }: PricedLine, quantity: DecimalInput): string {
  return base ? toOrderedQuantity({ quantity: line.quantity, baseQuantity: base }, quantity) : '0';
}

function availableOf(priced: PricedLine, supply: SkuSupply | undefined): string {
  const { line } = priced;
  const here = (supply?.stock ?? []).filter(({ locationId }) => line.locationId === null || locationId === line.locationId).map(({ available }) => available);
  const planned = (supply?.plans ?? []).filter(({ planId }) => line.planId === null || planId === line.planId).map(({ free }) => free);
  const sources = { stock: here, preorder: planned, plannable: [supply?.onDemand ?? '0'] };
  const best = sources[line.supply].reduce<Decimal>((most, quantity) => Decimal.max(most, quantity), new Decimal(0));
  return inLineUnit(priced, best);
}
