import type { AppraisedLineDto, FillLineDto } from '@tributary/api-client';
import { isZero, parseDecimal } from '@tributary/ui';

/** Which lines of a list somebody takes, and how much of each. */
export interface Picked {
  readonly taken: ReadonlySet<number>;
  readonly quantities: ReadonlyMap<number, string>;
}

/** At first: everything that can be had as before. */
export function everythingToBeHad(lines: readonly AppraisedLineDto[]): Picked {
  return { taken: new Set(lines.flatMap((line, place) => (line.orderable && !line.problem ? [place] : []))), quantities: new Map() };
}

/** What there is of a line that is short, to take instead; null when there is nothing. */
export function lessOf(line: AppraisedLineDto): string | null {
  const available = line.orderable && line.problem ? parseDecimal(line.available) : null;
  return available && !isZero(available) ? available : null;
}

export function quantityAt({ quantities }: Picked, lines: readonly AppraisedLineDto[], place: number): string {
  return quantities.get(place) ?? lines[place]?.quantity ?? '0';
}

/** What goes into the basket. */
export function fillOf(picked: Picked, lines: readonly AppraisedLineDto[]): FillLineDto[] {
  return lines.flatMap((line, place) => {
    const quantity = quantityAt(picked, lines, place);
    return picked.taken.has(place) && !isZero(quantity) ? [{ skuId: line.skuId, unit: line.unit, quantity }] : [];
  });
}
