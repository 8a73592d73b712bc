import { csvRows, delimiterOf, type TableSheet } from '@tributary/sheets';

/**
 * A block of text as a sheet: cells by tabs, as spreadsheet programs copy them, by commas where the lines are cut regularly
 * by them, else each line as it stands, as messages have them.
 */
export function pastedSheet(text: string): TableSheet {
  const source = text.replace(/\u00a0/g, ' ').replace(/\r\n?/g, '\n');
  const rows = [...csvRows(source, delimiterIn(source))].filter(({ cells }) => cells.some((cell) => String(cell).trim() !== ''));
  return { no: 1, name: '', date1904: false, rows };
}

/** No cell of a message holds this. */
const NONE = '\u0000';

function delimiterIn(text: string): string {
  if (text.includes('\t')) return '\t';
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const delimiter = delimiterOf(text);
  const widths = new Set(lines.map((line) => line.split(delimiter).length));
  return widths.size === 1 && !widths.has(1) ? delimiter : NONE;
}
