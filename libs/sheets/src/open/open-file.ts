import { sheetsErrors } from '../sheets.errors';
import { containerOf, isGzip } from './container';
import { openCsv } from '../csv/csv-file';
import { isMail } from '../mail/is-mail';
import { isOutlookMessage } from '../mail/outlook-signs';
import { isTnef } from '../mail/tnef';
import { decode } from '../text/decode';
import type { OpeningLimits } from './file-limits';
import { refuseGiantPlaces, refuseGiantSpans } from './giant-places';
import type { TableFile } from './sheet-row';
import type * as OdsFile from './ods-file';
import type * as SheetJsFile from './sheetjs-file';
import type * as XlsxFile from './xlsx-file';
import { ZipParts } from './zip-guard';

/** One of them makes a zip file a workbook. */
const WORKBOOK_PARTS = ['xl/workbook.xml', 'xl/workbook.bin', 'content.xml', 'index/document.iwa'];
const NO_LIMITS = { unpackedBytes: Number.POSITIVE_INFINITY, ratio: Number.POSITIVE_INFINITY };
const XLS = 'application/vnd.ms-excel';

// each of the three takes longer to load than a small file takes to read
const openBySheetJs = async (...of: Parameters<typeof SheetJsFile.openBySheetJs>): Promise<TableFile> => (await import('./sheetjs-file')).openBySheetJs(...of);
const openXlsx = async (...of: Parameters<typeof XlsxFile.openXlsx>): Promise<TableFile> => (await import('./xlsx-file')).openXlsx(...of);
const odsFile = (): Promise<typeof OdsFile> => import('./ods-file');

/** Opens whatever it is by its content; the name of a file counts for nothing. @throws one of `sheetsErrors` */
export async function openFile(bytes: Buffer, limits: OpeningLimits): Promise<TableFile> {
  if (bytes.length === 0) throw sheetsErrors.fileEmpty();
  if (isTnef(bytes) || isGzip(bytes)) throw sheetsErrors.holdsFiles();
  const container = containerOf(bytes);
  if (typeof container === 'object') throw sheetsErrors.notATable({ found: container.found });
  switch (container) {
    case 'text':
      if (isMail(bytes)) throw sheetsErrors.holdsFiles();
      return openCsv(bytes);
    case 'html':
      return openHtml(decode(bytes).text, 'text/html', limits);
    case 'spreadsheet-xml':
      return openPlaced(bytes, 'text/xml', limits);
    case 'flat-ods':
      return (await odsFile()).openFods(decode(bytes).text);
    case 'zip':
      return openZip(bytes, limits);
    case 'sylk':
    case 'dif':
      return openPlaced(bytes, `text/x-${container}`, limits);
    case 'dbf':
      return openBySheetJs(bytes, 'application/x-dbf', limits);
    case 'web-archive':
      return openHtml(await (await import('../mail/open-mail')).htmlOf(bytes), 'multipart/related', limits);
    case 'biff':
      return openBySheetJs(bytes, XLS, limits);
    case 'compound':
      if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw sheetsErrors.passwordProtected();
      if (isOutlookMessage(bytes)) throw sheetsErrors.holdsFiles();
      return openBySheetJs(bytes, XLS, limits);
  }
}

function openHtml(html: string, mediaType: string, limits: OpeningLimits): Promise<TableFile> {
  refuseGiantSpans(html);
  return openBySheetJs(html, mediaType, limits);
}

/** Texts whose cells say where they stand. */
function openPlaced(bytes: Buffer, mediaType: string, limits: OpeningLimits): Promise<TableFile> {
  const { text } = decode(bytes);
  refuseGiantPlaces(text);
  return openBySheetJs(text, mediaType, limits);
}

/** Whether a zip file is a workbook rather than an archive of files. */
export async function isWorkbookZip(bytes: Buffer): Promise<boolean> {
  const parts = await ZipParts.of(bytes, NO_LIMITS).catch(() => undefined);
  return parts !== undefined && WORKBOOK_PARTS.some((name) => parts.has(name));
}

async function openZip(bytes: Buffer, limits: OpeningLimits): Promise<TableFile> {
  const parts = await ZipParts.of(bytes, limits);
  if (!WORKBOOK_PARTS.some((name) => parts.has(name))) throw sheetsErrors.holdsFiles();
  if (parts.isAmbiguous) throw sheetsErrors.archiveAmbiguous();
  if (parts.has('xl/workbook.xml')) return openXlsx(bytes, parts);
  if (parts.has('content.xml')) return (await odsFile()).openOds(bytes, parts);
  return openBySheetJs(bytes, `${XLS}.sheet.binary.macroenabled.12`, limits);
}
