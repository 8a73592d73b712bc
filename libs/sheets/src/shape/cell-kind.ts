import type { Cell } from '../open/sheet-row';

/** What a cell looks like at a glance; for numbers and days that count, `cell/` decides. */
export type CellKind = 'blank' | 'number' | 'date' | 'text';

const NUMBER = /^[-+−(]{0,2}\s*[¥￥$£€]?\s*[-+−]?\s*(\d{1,3}([,，' ]\d{3})+|\d+)?([.,]\d+)?\s*([eE][-+]?\d+)?\s*[¥￥$£€%％‰)万元-]{0,2}$/;
const DATE = /^(\d{2,4}[-/.年]\d{1,2}([-/.月]\d{1,4}日?)?|\d{1,2}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2,4})([ T]\d{1,2}:\d{2}(:\d{2})?.*)?$|^(\d{1,2}[- ])?[A-Za-z]{3,9}[- ]('?\d{2}|\d{4})$|^\d{1,2}[- ][A-Za-z]{3}$|^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/;
/** What programs write where they have no value, and the line that they draw below a header. */
const NOTHING = /^([-–—*.]{1,3}|[-=_─]{4,}|n\/?a|null|nan|#n\/a|nil|none|无|不详)$/i;

export function kindOf(cell: Cell | undefined): CellKind {
  if (cell === null || cell === undefined) return 'blank';
  if (typeof cell === 'number' || typeof cell === 'boolean') return 'number';
  if (cell instanceof Date) return 'date';
  const text = cell.trim();
  if (text === '') return 'blank';
  if (text.length > 40) return 'text';
  if (DATE.test(text)) return 'date';
  return (/\d/.test(text) && NUMBER.test(text)) || NOTHING.test(text) ? 'number' : 'text';
}

/** Nothing at all: spaces that somebody typed are something, though nothing that counts. */
export const isEmptyCell = (cell: Cell | undefined): boolean => cell === null || cell === undefined || cell === '';

export const isBlankCell = (cell: Cell | undefined): boolean => cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
