import { type MergeRange, readOds } from 'hucre/ods';
import { CFB } from 'xlsx';
import { sheetsErrors } from '../sheets.errors';
import type { CellRange } from './cell-range';
import { mergesIn } from './part-merges';
import { type Cell, portions, type Sheet, type SheetRow, type TableFile } from './sheet-row';
import type { ZipParts } from './zip-guard';

const MEDIA_TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
const SPREADSHEET = /<office:spreadsheet[\s>]/;

/** A workbook of OpenDocument (.ods). @throws sheets.password-protected, sheets.too-many-cells, sheets.workbook-broken */
export async function openOds(bytes: Buffer, parts: ZipParts): Promise<TableFile> {
  if (parts.has('META-INF/manifest.xml') && /<manifest:encryption-data/.test(await parts.text('META-INF/manifest.xml'))) throw sheetsErrors.passwordProtected();
  const xml = await parts.text('content.xml', Number.POSITIVE_INFINITY);
  if (!SPREADSHEET.test(xml)) throw sheetsErrors.notATable({ found: 'OpenDocument' });
  return { mediaType: MEDIA_TYPE, sheets: await sheetsOf(bytes, xml) };
}

/** The same as one flat XML file (.fods): its content becomes the content of a package. */
export async function openFods(xml: string): Promise<TableFile> {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/mimetype', Buffer.from(MEDIA_TYPE));
  CFB.utils.cfb_add(file, '/content.xml', Buffer.from(xml));
  const bytes = CFB.write(file, { type: 'buffer', fileType: 'zip' }) as Buffer;
  return { mediaType: `${MEDIA_TYPE}-flat-xml`, sheets: await sheetsOf(bytes, xml) };
}

async function sheetsOf(bytes: Buffer, xml: string): Promise<Sheet[]> {
  const hidden = hiddenTables(xml);
  const { sheets } = await readOds(bytes).catch((error: unknown) => {
    throw error instanceof Error && /limit/.test(error.message) ? sheetsErrors.tooManyCells({ limit: MOST_CELLS }) : sheetsErrors.workbookBroken();
  });
  return sheets.map(({ name, rows, merges = [] }, index): Sheet => {
    const read = (): AsyncIterable<readonly SheetRow[]> => portions(rows.map((cells, at) => ({ rowNo: at + 1, cells: cells as Cell[] })));
    const mergesOf: Sheet['merges'] = (part) => Promise.resolve(mergesIn(part, merges.map(rangeOf)));
    return { no: index + 1, name, hidden: hidden[index] ?? false, date1904: false, read, merges: mergesOf };
  });
}

const rangeOf = ({ startRow, endRow, startCol, endCol }: MergeRange): CellRange => ({ firstRow: startRow + 1, lastRow: endRow + 1, firstColumn: startCol, lastColumn: endCol });

/** Of hucre's own. */
const MOST_CELLS = 20_000_000;

/** Whether each table, in their order, has a style that hides it. */
function hiddenTables(xml: string): boolean[] {
  const styles = [...xml.matchAll(/<style:style\s[^>]*style:name="([^"]*)"[^>]*>\s*<style:table-properties\s[^>]*table:display="false"/g)];
  const hiding = new Set(styles.map(([, name]) => name));
  return [...xml.matchAll(/<table:table\s([^>]*)>/g)].map(([, attributes = '']) => hiding.has(/table:style-name="([^"]*)"/.exec(attributes)?.[1] ?? ''));
}
