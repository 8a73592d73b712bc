import type { CellRange } from '../open/cell-range';

/** From 0; of AB12 27. */
export function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at += 1) {
    const letter = (place.charCodeAt(at) | 0x20) - 0x60;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

const RANGE = /^([a-z]{1,3})(\d{1,7}):([a-z]{1,3})(\d{1,7})$/i;

/** Of A1:C3; undefined where it is none. */
export function rangeOf(reference: string): CellRange | undefined {
  const found = RANGE.exec(reference);
  if (!found) return undefined;
  const [, left = '', top, right = '', bottom] = found;
  return { firstRow: Number(top), lastRow: Number(bottom), firstColumn: columnOf(left), lastColumn: columnOf(right) };
}
