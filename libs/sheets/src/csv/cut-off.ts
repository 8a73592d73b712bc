import type { SheetRow } from '../open/sheet-row';
import { kindOf } from '../shape/cell-kind';

/**
 * Whether a last line without an end was cut off on its way: the rows above it are equally wide, it is narrower, and what
 * there is of it looks like theirs. A note or a sum below the table does not.
 */
export function isCutOff(last: SheetRow, above: readonly SheetRow[]): boolean {
  const model = above.at(-1);
  if (!model || last.cells.length >= model.cells.length) return false;
  if (above.some(({ cells }, index) => index > 0 && cells.length !== model.cells.length)) return false;
  return last.cells.length === 1 ? isStump(String(last.cells[0]), model) : isAlike(last, model);
}

/** The whole cells of the line are of the kinds of those above; of the last one part may be missing. */
function isAlike({ cells }: SheetRow, model: SheetRow): boolean {
  return cells.slice(0, -1).every((cell, index) => {
    const [kind, other] = [kindOf(cell), kindOf(model.cells[index])];
    return kind === other || kind === 'blank' || other === 'blank';
  });
}

const NOTE = /[:：。.]\s*\S|^\W|\s\S+\s\S+\s|合\s*计|总\s*计|total/i;

function isStump(text: string, model: SheetRow): boolean {
  const first = String(model.cells[0] ?? '');
  if (text.trim() === '') return false;
  if (kindOf(first) !== 'text') return /^[\d\s./:年月日-]+$/.test(text) && text.length <= first.length + 2;
  return !NOTE.test(text) && text.length <= Math.max(12, first.length * 2);
}
