import type { SheetRow } from '../open/sheet-row';
import { sheetsErrors } from '../sheets.errors';
import type { Dialect } from './dialect';

/** As long as a cell of a spreadsheet can be; an opening quote without its end is an inch mark, not the rest of the file. */
const LONGEST_QUOTED = 32_767;
/** Separators inside such a text are its own. */
const FORMULA = /^="[^"\r\n]*"/;
const LONGEST_FORMULA = 300;
/** As long as all cells of a row could be; longer lines are no rows of a table. */
const LONGEST_LINE = 4_000_000;

type Quoting = Pick<Dialect, 'delimiter' | 'backslash'> & { readonly quote: string };

/**
 * The records of a delimited text, blank lines included. Lenient where dealers' programs are: quotes inside unquoted
 * cells and undoubled quotes inside quoted ones mean themselves; CR, LF and CRLF may be mixed.
 * @throws sheets.line-too-long
 */
export function* csvRows(source: string, dialect: string | Dialect): Generator<SheetRow> {
  const quoting = quotingOf(dialect);
  const { delimiter, quote } = quoting;
  const text = /\r(?!\n)/.test(source) ? source.replace(/\r\n?/g, '\n') : source;
  let position = 0;
  for (let rowNo = 1; position < text.length; rowNo += 1) {
    let end = text.indexOf('\n', position);
    if (end === -1) end = text.length;
    if (end - position > LONGEST_LINE) throw sheetsErrors.lineTooLong({ row: rowNo, limit: LONGEST_LINE });
    const stop = end > position && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    const line = text.slice(position, stop);
    if (!line.includes(quote)) {
      yield { rowNo, cells: line.split(delimiter) };
      position = end + 1;
    } else {
      const record = quotedRecord(text, position, quoting);
      yield { rowNo, cells: record.cells };
      position = record.next;
    }
  }
}

function quotingOf(dialect: string | Dialect): Quoting {
  if (typeof dialect === 'string') return { delimiter: dialect, quote: '"', backslash: false };
  return { ...dialect, quote: dialect.quote ?? '"' };
}

interface QuotedRecord {
  readonly cells: string[];
  /** Where the next record begins. */
  readonly next: number;
}

function quotedRecord(text: string, start: number, quoting: Quoting): QuotedRecord {
  const { delimiter } = quoting;
  const cells: string[] = [];
  let position = start;
  for (;;) {
    const quoted = quotedCell(text, position, quoting);
    const cell = quoted ?? plainCell(text, position, delimiter);
    cells.push(cell.value.startsWith('="') ? asWritten(cell.value) : cell.value);
    if (text[cell.end] !== delimiter) return { cells, next: afterLineEnd(text, cell.end) };
    position = cell.end + 1;
  }
}

/** A formula that is a text, by which programs keep spreadsheets from reading a code as a number: ="00123". */
const asWritten = (value: string): string => /^="([^"]*)"$/.exec(value)?.[1] ?? value;

interface ReadCell {
  readonly value: string;
  /** Of the delimiter or line end behind it. */
  readonly end: number;
}

function plainCell(text: string, start: number, delimiter: string): ReadCell {
  const formula = text[start] === '=' ? FORMULA.exec(text.slice(start, start + LONGEST_FORMULA)) : null;
  let end = start + (formula?.[0].length ?? 0);
  while (end < text.length && text[end] !== delimiter && !isLineEnd(text, end)) end += 1;
  return { value: text.slice(start, end), end };
}

/** undefined: the cell is not quoted, or its quote is no quote. Blanks around the quotes mean nothing. */
function quotedCell(text: string, cellStart: number, { delimiter, quote, backslash }: Quoting): ReadCell | undefined {
  const start = delimiter !== ' ' && text[cellStart] === ' ' ? cellStart + 1 : cellStart;
  if (text[start] !== quote) return undefined;
  const limit = start + LONGEST_QUOTED;
  let from = start + 1;
  for (;;) {
    const end = text.indexOf(quote, from);
    if (end === -1 || end > limit) return undefined;
    const after = text[end + 1] === ' ' && (text[end + 2] === delimiter || isLineEnd(text, end + 2)) ? end + 2 : end + 1;
    const isEscaped = backslash && text[end - 1] === '\\' && end - 1 > start;
    if (!isEscaped && (after >= text.length || text[after] === delimiter || isLineEnd(text, after))) {
      return { value: unescaped(text.slice(start + 1, end), quote, backslash), end: after };
    }
    from = !isEscaped && text[end + 1] === quote ? end + 2 : end + 1;
  }
}

function unescaped(value: string, quote: string, backslash: boolean): string {
  const single = value.replaceAll(quote + quote, quote);
  return backslash ? single.replaceAll(`\\${quote}`, quote) : single;
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
}

function afterLineEnd(text: string, at: number): number {
  return at + (text[at] === '\r' ? 2 : 1);
}
