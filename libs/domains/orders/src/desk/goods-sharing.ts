import { Decimal, decimal } from '@tributary/kernel';

/** How goods that are short are shared out. */
export const SHARING_RULES = ['nearest', 'oldest', 'fair'] as const;
export type SharingRule = (typeof SHARING_RULES)[number];

/** A line that waits for goods; quantities in base units. */
export interface WaitingLine {
  readonly lineId: number;
  /** What of it is not set aside yet. */
  readonly open: string;
  /** Days on the road from where the goods lie; null: nobody said. */
  readonly days: number | null;
  readonly promisedOn: string | null;
  readonly submittedAt: Date;
}

export interface Share {
  readonly lineId: number;
  readonly base: string;
}

type Sorted = readonly WaitingLine[];

/**
 * Shares `free` out among lines that wait for one SKU at one place. Whole packs of `pack`, unless a line is then served
 * in full; never more than there is nor than a line wants; and no pack is left that somebody could take.
 * nearest: fewest days on the road first; oldest: the oldest promise first; fair: in proportion to what is open, what is
 * left by rounding going to the oldest promise.
 */
export function shareGoods(rule: SharingRule, lines: readonly WaitingLine[], free: string, pack: string): Share[] {
  const oldest = [...lines].sort(byPromise);
  const start = rule === 'fair' ? proportional(oldest, decimal(free), decimal(pack)) : new Map<number, Decimal>();
  const order = rule === 'nearest' ? [...oldest].sort((a, b) => daysOf(a) - daysOf(b)) : oldest;
  const shares = rule === 'fair' ? packByPack(order, start, decimal(free), decimal(pack)) : inTurn(order, start, decimal(free), decimal(pack));
  return lines.flatMap(({ lineId }) => {
    const base = shares.get(lineId);
    return base?.gt(0) ? [{ lineId, base: base.toFixed() }] : [];
  });
}

/** The oldest promise first; then the oldest order; then the lowest id, so that the same goods always go the same way. */
function byPromise(a: WaitingLine, b: WaitingLine): number {
  const promise = (line: WaitingLine): string => line.promisedOn ?? '9999-12-31';
  return promise(a).localeCompare(promise(b)) || a.submittedAt.getTime() - b.submittedAt.getTime() || a.lineId - b.lineId;
}

const daysOf = ({ days }: WaitingLine): number => days ?? Number.MAX_SAFE_INTEGER;

/** Each line takes as much as it can before the next one is asked. */
function inTurn(lines: Sorted, shares: Map<number, Decimal>, free: Decimal, pack: Decimal): Map<number, Decimal> {
  let left = free;
  for (const { lineId, open } of lines) {
    const taken = fitting(decimal(open), left, pack);
    shares.set(lineId, taken);
    left = left.minus(taken);
  }
  return shares;
}

/** Whole packs of each line's part, rounded down. */
function proportional(lines: Sorted, free: Decimal, pack: Decimal): Map<number, Decimal> {
  const wanted = lines.reduce((sum, { open }) => sum.plus(open), new Decimal(0));
  if (wanted.lte(free)) return new Map(lines.map(({ lineId, open }) => [lineId, decimal(open)]));
  return new Map(lines.map(({ lineId, open }) => [lineId, wholePacks(free.times(open).dividedBy(wanted), pack)]));
}

/** What rounding left goes out one pack after the other, the oldest promise first, until nobody can take one. */
function packByPack(lines: Sorted, shares: Map<number, Decimal>, free: Decimal, pack: Decimal): Map<number, Decimal> {
  let left = [...shares.values()].reduce((rest, taken) => rest.minus(taken), free);
  for (let given = true; given; ) {
    given = false;
    for (const { lineId, open } of lines) {
      const has = shares.get(lineId) ?? new Decimal(0);
      const more = fitting(Decimal.min(pack, decimal(open).minus(has)), left, pack);
      if (more.isZero()) continue;
      shares.set(lineId, has.plus(more));
      left = left.minus(more);
      given = true;
    }
  }
  return shares;
}

/** All that is wanted if there is enough, else as many whole packs as there are. */
function fitting(wanted: Decimal, left: Decimal, pack: Decimal): Decimal {
  return wanted.lte(left) ? wanted : wholePacks(left, pack);
}

function wholePacks(quantity: Decimal, pack: Decimal): Decimal {
  return quantity.dividedBy(pack).floor().times(pack);
}
