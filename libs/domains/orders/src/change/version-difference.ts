import { decimal } from '@tributary/kernel';

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
  readonly amount: string | null;
}

/** What became of one line between two versions; the old side of an added line and the new side of a removed one are null. */
export interface LineChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly lineNo: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly unit: string;
  readonly oldQuantity: string | null;
  readonly newQuantity: string | null;
  readonly oldPrice: string | null;
  readonly newPrice: string | null;
  readonly oldAmount: string | null;
  readonly newAmount: string | null;
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
  const { lineNo, code, name, nameEn, unit } = line;
  const kind = !before ? 'added' : after ? 'changed' : 'removed';
  return [
    {
      kind, lineNo, code, name, nameEn: nameEn || null, unit, oldQuantity: before?.quantity ?? null, newQuantity: after?.quantity ?? null,
      oldPrice: before ? priceOf(before) : null, newPrice: after ? priceOf(after) : null, oldAmount: before?.amount ?? null, newAmount: after?.amount ?? null,
    },
  ];
}

function isSame(a: VersionLine, b: VersionLine): boolean {
  return decimal(a.quantity).equals(b.quantity) && a.amount === b.amount && priceOf(a) === priceOf(b);
}

/** What the buyer would pay, where it proposed a price. */
function priceOf({ requestedPrice, unitPrice }: VersionLine): string | null {
  return requestedPrice ?? unitPrice;
}
