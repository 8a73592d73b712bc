import { portions, type SheetRow, type TableFile } from '../open/sheet-row';
import { sheetsErrors } from '../sheets.errors';
import { decode } from '../text/decode';
import { csvRows } from './csv';
import { isCutOff } from './cut-off';
import { type Dialect, dialectOf } from './dialect';

/** Rows above the last one that say how a whole row looks. */
const ABOVE = 4;

/** A delimited text as a workbook of one sheet. @throws sheets.encoding-unknown, and sheets.file-truncated while reading */
export function openCsv(bytes: Buffer): TableFile {
  const { text, encoding } = decode(bytes);
  const dialect = dialectOf(text);
  const read = (): AsyncIterable<readonly SheetRow[]> => portions(wholeRows(text, dialect));
  const mediaType = `${dialect.delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv'}; charset=${encoding}`;
  return { mediaType, form: { encoding, dialect }, sheets: [{ no: 1, name: '1', hidden: false, date1904: false, read }] };
}

/** All rows; a last one that was cut off on its way is an error. */
function* wholeRows(text: string, dialect: Dialect): Generator<SheetRow> {
  const ended = text.endsWith('\n') || text.endsWith('\r');
  const said = /^sep=.\r?\n/i.test(text) ? 1 : 0;
  const kept: SheetRow[] = [];
  for (const row of csvRows(text, dialect)) {
    if (row.rowNo === said) continue;
    kept.push(row);
    if (kept.length <= ABOVE) continue;
    yield kept.shift() as SheetRow;
  }
  const last = kept.at(-1);
  if (last && !ended && isCutOff(last, kept.slice(0, -1))) throw sheetsErrors.fileTruncated({ row: last.rowNo });
  yield* kept;
}
