import { sheetsErrors } from '../sheets.errors';
import { csvRows } from './csv';
import { decode } from './decode';
import { delimiterOf } from './delimiter';
import { portions, type SheetRow, type TableFile } from './sheet-row';

/** A delimited text as a workbook of one sheet. @throws sheets.encoding-unknown, and sheets.file-truncated while reading */
export function openCsv(bytes: Buffer): TableFile {
  const { text, encoding } = decode(bytes);
  const delimiter = delimiterOf(text);
  const read = (): AsyncIterable<readonly SheetRow[]> => portions(wholeRows(text, delimiter));
  const mediaType = `${delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv'}; charset=${encoding}`;
  return { mediaType, sheets: [{ no: 1, name: '1', hidden: false, date1904: false, read }] };
}

/** A last line that neither ends nor has as many cells as the line above it was cut off on its way. */
function* wholeRows(text: string, delimiter: string): Generator<SheetRow> {
  const ended = text.endsWith('\n') || text.endsWith('\r');
  let above: SheetRow | undefined;
  let last: SheetRow | undefined;
  for (const row of csvRows(text, delimiter)) {
    if (last) yield last;
    above = last;
    last = row;
  }
  if (!last) return;
  if (!ended && above && last.cells.length < above.cells.length) throw sheetsErrors.fileTruncated({ row: last.rowNo });
  yield last;
}
