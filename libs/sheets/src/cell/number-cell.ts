import type { Cell } from '../open/sheet-row';

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const SCIENTIFIC = /^(-?)(\d+(?:\.\d+)?)e([+-]?\d{1,2})$/i;
/** Minus signs, and dashes that stand for them or for nothing. */
const DASHES = /[−–—]/g;
const TEN_THOUSAND = 4;
/** Whole numbers of fifteen digits are shown as they are. */
const MOST_EXACT = 1e15;

/**
 * The number in a cell as plain decimal text; '' for a blank cell, undefined for one that holds something else.
 * Reads ￥ and thousands, full-width digits, (12.5), 12.5- and △12.5 as negative, 万, and scientific notation.
 */
export function numberText(cell: Cell | undefined): string | undefined {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell === 'string') return PLAIN.test(cell) ? cell : lenient(cell);
  return typeof cell === 'number' ? ofNumber(cell) : undefined;
}

/** Spreadsheet programs keep 15 digits and show no more: 0.1 + 0.2 is 0.3 there. */
function ofNumber(value: number): string | undefined {
  if (Number.isSafeInteger(value) && Math.abs(value) < MOST_EXACT) return String(value);
  if (!Number.isFinite(value)) return undefined;
  const text = String(Number(value.toPrecision(15)));
  return PLAIN.test(text) ? text : scientific(text);
}

function lenient(cell: string): string | undefined {
  let text = cell.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '').replace(DASHES, '-');
  if (/^-*$/.test(text)) return '';
  text = text.replace(/^([-(]?)(?:¥|￥|rmb|cny|\$)/i, '$1').replace(/(?:元|yuan)$/i, '').replace(/^△(?=[\d.])/, '-');
  const bracketed = /^\((.*)\)$/.exec(text) ?? /^(.*[^-])-$/.exec(text);
  if (bracketed) text = `-${bracketed[1]}`;
  const inTenThousands = text.endsWith('万');
  if (inTenThousands) text = text.slice(0, -1);
  if (/^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text)) text = text.replaceAll(',', '');
  text = text.replace(/^\+/, '').replace(/^(-?)\./, '$10.').replace(/\.$/, '');
  if (inTenThousands) return PLAIN.test(text) ? shift(text, TEN_THOUSAND) : undefined;
  return PLAIN.test(text) ? text : scientific(text);
}

function scientific(text: string): string | undefined {
  const [, sign, digits = '', exponent] = SCIENTIFIC.exec(text) ?? [];
  return exponent === undefined ? undefined : `${sign}${shift(digits, Number(exponent))}`;
}

/** Moves the decimal point to the right, or to the left when negative. */
function shift(text: string, places: number): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(text) ?? [];
  const point = Math.max(1, whole.length + places);
  const digits = `${'0'.repeat(point - whole.length - places)}${whole}${fraction}`.padEnd(point, '0');
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point).replace(/0+$/, '');
  return `${sign}${left}${right === '' ? '' : `.${right}`}`;
}
