import type { OpeningLimits } from '../open/file-limits';
import { mergesIn } from '../open/part-merges';
import { portions, type Sheet, type TableFile } from '../open/sheet-row';
import type { ZipParts } from '../open/zip-guard';
import { sheetsErrors } from '../sheets.errors';
import { CAPTURE_MANIFEST, type CaptureManifest } from './capture';
import { HtmlPage } from './html-page';
import { pageText } from './page-text';

type Part = CaptureManifest['parts'][number];
type OpenFile = (bytes: Buffer, limits: OpeningLimits) => Promise<TableFile>;

/** A visit to a web site as one table file: every page a sheet, in the order in which they came. @throws one of `sheetsErrors` */
export async function openCapture(zip: ZipParts, limits: OpeningLimits, openFile: OpenFile): Promise<TableFile> {
  const { parts } = JSON.parse(await zip.text(CAPTURE_MANIFEST)) as CaptureManifest;
  const sheets: Sheet[] = [];
  for (const part of parts) {
    const found = zip.all.find(({ name }) => name === part.name);
    if (!found) throw sheetsErrors.workbookBroken();
    const bytes = await zip.bytes(found);
    sheets.push(...(part.table ? [pageSheet(part, bytes)] : (await openFile(bytes, limits)).sheets.map((sheet) => ({ ...sheet, name: `${part.name}/${sheet.name}` }))));
  }
  return { mediaType: 'application/x-tributary-pages', sheets: sheets.map((sheet, index) => ({ ...sheet, no: index + 1 })) };
}

function pageSheet({ name, encoding, table }: Part, bytes: Buffer): Sheet {
  const part = table && new HtmlPage(pageText(bytes, encoding)).table(table);
  const found = part ? [part.header, ...part.body] : [];
  const rows = found.map(({ rowNo, cells }) => ({ rowNo, cells: cells.map((cell) => (cell === '' ? null : cell)) }));
  const merges: Sheet['merges'] = (area) => Promise.resolve(mergesIn(area, found.flatMap(({ spanning }) => spanning)));
  return { no: 1, name, hidden: false, date1904: false, read: () => portions(rows), merges };
}
