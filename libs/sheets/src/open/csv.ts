import type { SheetRow } from './sheet-row';

/** As long as a cell of a spreadsheet can be; an opening quote without its end is an inch mark, not the rest of the file. */
const LONGEST_QUOTED = 32_767;

/**
 * The records of a delimited text, blank lines included. Lenient where dealers' programs are: quotes inside unquoted
 * cells and undoubled quotes inside quoted ones mean themselves; CR, LF and CRLF may be mixed.
 */
export function* csvRows(source: string, delimiter: string): Generator<SheetRow> {
  const text = /\r(?!\n)/.test(source) ? source.replace(/\r\n?/g, '\n') : source;
  let position = 0;
  for (let rowNo = 1; position < text.length; rowNo += 1) {
    let end = text.indexOf('\n', position);
    if (end === -1) end = text.length;
    const stop = end > position && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    const line = text.slice(position, stop);
    if (!line.includes('"')) {
      yield { rowNo, cells: line.split(delimiter) };
      position = end + 1;
    } else {
      const record = quotedRecord(text, position, delimiter);
      yield { rowNo, cells: record.cells };
      position = record.next;
    }
  }
}

interface QuotedRecord {
  readonly cells: string[];
  /** Where the next record begins. */
  readonly next: number;
}

function quotedRecord(text: string, start: number, delimiter: string): QuotedRecord {
  const cells: string[] = [];
  let position = start;
  for (;;) {
    const quoted = text[position] === '"' ? quotedCell(text, position, delimiter) : undefined;
    const cell = quoted ?? plainCell(text, position, delimiter);
    cells.push(cell.value);
    if (text[cell.end] !== delimiter) return { cells, next: afterLineEnd(text, cell.end) };
    position = cell.end + 1;
  }
}

interface ReadCell {
  readonly value: string;
  /** Of the delimiter or line end behind it. */
  readonly end: number;
}

function plainCell(text: string, start: number, delimiter: string): ReadCell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && !isLineEnd(text, end)) end += 1;
  return { value: text.slice(start, end), end };
}

/** undefined: the quote is no delimiter. */
function quotedCell(text: string, start: number, delimiter: string): ReadCell | undefined {
  const limit = start + LONGEST_QUOTED;
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1 || quote > limit) return undefined;
    const after = quote + 1;
    if (after >= text.length || text[after] === delimiter || isLineEnd(text, after)) {
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: after };
    }
    from = text[after] === '"' ? after + 1 : after;
  }
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
}

function afterLineEnd(text: string, at: number): number {
  return at + (text[at] === '\r' ? 2 : 1);
}
