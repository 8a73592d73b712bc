import { Decimal, decimal } from '@tributary/kernel';
import type { WantedSupply } from '../basket/basket';

/** Ways to mend a line that is short. */
export const LINE_FIXES = ['take-available', 'other-location', 'split', 'preorder-rest', 'preorder', 'plan-rest', 'plan'] as const;
export type LineFixKind = (typeof LINE_FIXES)[number];

/** A line that is short; quantities in base units. */
export interface ShortLine {
  readonly supply: WantedSupply;
  readonly locationId: number | null;
  readonly planId: number | null;
  readonly base: string;
  /** One pack; every part is a multiple of it. */
  readonly pack: string;
  readonly minimum: string;
}

/** What the other lines of the basket leave: the nearest location and the earliest plan first. */
export interface LeftForLine {
  readonly stock: readonly { readonly locationId: number; readonly left: string }[];
  readonly plans: readonly { readonly planId: number; readonly left: string }[];
  /** What may be planned for it without a planner. */
  readonly onDemand: string;
}

export interface FixPart {
  readonly supply: WantedSupply;
  readonly locationId: number | null;
  readonly planId: number | null;
  readonly base: string;
}

export interface LineFix {
  readonly kind: LineFixKind;
  /** The lines that take the place of the short one. */
  readonly parts: readonly FixPart[];
}

/** Every fix that would do now. */
export function fixesOf(line: ShortLine, left: LeftForLine): LineFix[] {
  return LINE_FIXES.flatMap((kind) => {
    const parts = makers[kind](line, left).filter(({ base }) => !decimal(base).isZero());
    return parts.length > 0 && parts.every(({ base }) => decimal(base).gte(line.minimum)) ? [{ kind, parts }] : [];
  });
}

type Maker = (line: ShortLine, left: LeftForLine) => FixPart[];

const makers: Readonly<Record<LineFixKind, Maker>> = {
  'take-available': (line, left) => {
    if (line.supply === 'plannable') return [demandPart(packs(Decimal.min(line.base, left.onDemand), line.pack).toFixed())];
    return line.supply === 'stock' ? [stockPart(line.locationId, bestHere(line, left).base)] : [planPart(line.planId, bestPlanned(line, left))];
  },
  'other-location': (line, { stock }) => {
    const other = line.supply === 'stock' ? stock.find(({ locationId, left }) => locationId !== line.locationId && decimal(left).gte(line.base)) : undefined;
    return other ? [stockPart(other.locationId, line.base)] : [];
  },
  split: (line, { stock }) => {
    if (line.supply !== 'stock') return [];
    let open = decimal(line.base);
    const parts = stock.map(({ locationId, left }) => {
      const base = packs(Decimal.min(open, left), line.pack);
      open = open.minus(base);
      return stockPart(locationId, base.toFixed());
    });
    const used = parts.filter(({ base }) => !decimal(base).isZero());
    return open.isZero() && used.length > 1 ? used : [];
  },
  'preorder-rest': (line, left) => {
    if (line.supply !== 'stock') return [];
    const here = bestHere(line, left);
    const rest = decimal(line.base).minus(here.base);
    const planId = planWith(rest, left);
    return decimal(here.base).isZero() || planId === undefined ? [] : [stockPart(here.locationId, here.base), planPart(planId, rest.toFixed())];
  },
  preorder: (line, left) => {
    const planId = planWith(decimal(line.base), left);
    return planId === undefined ? [] : [planPart(planId, line.base)];
  },
  // a plan of its own only where no planner made one that would do
  'plan-rest': (line, left) => {
    if (line.supply !== 'stock') return [];
    const here = bestHere(line, left);
    const rest = decimal(line.base).minus(here.base);
    return decimal(here.base).isZero() || !isPlannable(rest, left) ? [] : [stockPart(here.locationId, here.base), demandPart(rest.toFixed())];
  },
  plan: (line, left) => (line.supply === 'plannable' || !isPlannable(decimal(line.base), left) ? [] : [demandPart(line.base)]),
};

/** Whole packs at the location of the line, or at the one that has the most; never more than is asked for. */
function bestHere(line: ShortLine, { stock }: LeftForLine): { locationId: number | null; base: string } {
  const candidates = stock.filter(({ locationId }) => line.locationId === null || locationId === line.locationId);
  const best = candidates.toSorted((one, other) => decimal(other.left).comparedTo(one.left))[0];
  return { locationId: best?.locationId ?? line.locationId, base: packs(Decimal.min(line.base, best?.left ?? 0), line.pack).toFixed() };
}

function bestPlanned(line: ShortLine, { plans }: LeftForLine): string {
  const most = plans.filter(({ planId }) => line.planId === null || planId === line.planId).reduce((best, { left }) => Decimal.max(best, left), new Decimal(0));
  return packs(Decimal.min(line.base, most), line.pack).toFixed();
}

function planWith(base: Decimal, { plans }: LeftForLine): number | undefined {
  return plans.find(({ left }) => decimal(left).gte(base))?.planId;
}

function isPlannable(base: Decimal, left: LeftForLine): boolean {
  return planWith(base, left) === undefined && decimal(left.onDemand).gte(base);
}

function packs(base: Decimal, pack: string): Decimal {
  return base.dividedBy(pack).floor().times(pack);
}

function stockPart(locationId: number | null, base: string): FixPart {
  return { supply: 'stock', locationId, planId: null, base };
}

function planPart(planId: number | null, base: string): FixPart {
  return { supply: 'preorder', locationId: null, planId, base };
}

function demandPart(base: string): FixPart {
  return { supply: 'plannable', locationId: null, planId: null, base };
}
