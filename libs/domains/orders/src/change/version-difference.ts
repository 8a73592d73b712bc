import { decimal } from '@tributary/kernel';
import type { LineSupply } from '../basket/basket';

/** A line as a version keeps it; quantities in the line's unit, CNY as text. */
export interface VersionLine {
  readonly lineId: number;
  readonly lineNo: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly unit: string;
  readonly quantity: string;
  readonly unitPrice: string | null;
  readonly requestedPrice: string | null;
  readonly discount: string;
  readonly amount: string | null;
  readonly supply: LineSupply;
  readonly gift: boolean;
  /** Absent in versions from before they kept it; null: nobody promised. */
  readonly promisedOn?: string | null;
}

/** One side of a line that differs. */
export interface LineSide {
  readonly quantity: string;
  /** CNY for one unit: what the buyer would pay, where it proposed a price. */
  readonly price: string | null;
  /** CNY that promotions take off the line. */
  readonly discount: string;
  readonly amount: string | null;
  readonly supply: LineSupply;
  readonly promisedOn: string | null;
}

/** What became of one line between two versions; an added line has no old side, a removed one no new side. */
export interface LineChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly lineNo: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: string;
  readonly gift: boolean;
  readonly old: LineSide | null;
  readonly new: LineSide | null;
}

/** The lines that differ, in the order of the lines. A line of nothing counts as gone. */
export function versionDifference(before: readonly VersionLine[], after: readonly VersionLine[]): LineChange[] {
  const old = presentById(before);
  const now = presentById(after);
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  const changes = ids.flatMap((id) => changeOf(old.get(id), now.get(id)));
  return changes.toSorted((a, b) => a.lineNo - b.lineNo);
}

function presentById(lines: readonly VersionLine[]): ReadonlyMap<number, VersionLine> {
  return new Map(lines.filter(({ quantity }) => !decimal(quantity).isZero()).map((line) => [line.lineId, line]));
}

function changeOf(before: VersionLine | undefined, after: VersionLine | undefined): LineChange[] {
  const line = after ?? before;
  if (!line || (before && after && isSame(before, after))) return [];
  const { lineNo, code, name, nameEn, unit, gift } = line;
  const kind = !before ? 'added' : after ? 'changed' : 'removed';
  return [{ kind, lineNo, code, name, nameEn: nameEn || null, unit, gift, old: before ? sideOf(before) : null, new: after ? sideOf(after) : null }];
}

function isSame(a: VersionLine, b: VersionLine): boolean {
  const sameDay = a.promisedOn === undefined || b.promisedOn === undefined || a.promisedOn === b.promisedOn;
  return decimal(a.quantity).equals(b.quantity) && a.amount === b.amount && a.discount === b.discount && priceOf(a) === priceOf(b) && a.supply === b.supply && sameDay;
}

function sideOf(line: VersionLine): LineSide {
  const { quantity, discount, amount, supply, promisedOn = null } = line;
  return { quantity, price: priceOf(line), discount, amount, supply, promisedOn };
}

function priceOf({ requestedPrice, unitPrice }: VersionLine): string | null {
  return requestedPrice ?? unitPrice;
}
