import { sheetsErrors } from '../sheets.errors';
import { containerOf, isGzip } from './container';
import { openCsv } from '../csv/csv-file';
import { openEdi } from '../edi/edi-file';
import { ediSyntaxOf } from '../edi/segments';
import { isMail } from '../mail/is-mail';
import { isOutlookMessage } from '../mail/outlook-signs';
import { isTnef } from '../mail/tnef';
import { decode } from '../text/decode';
import { isWholeDbf } from './dbf';
import type { OpeningLimits } from './file-limits';
import { refuseGiantPlaces, refuseGiantSpans } from './giant-places';
import { CAPTURE_MANIFEST } from '../pages/capture';
import type { TableFile } from './sheet-row';
import type * as OdsFile from './ods-file';
import type * as OpenCapture from '../pages/open-capture';
import type * as SheetJsFile from './sheetjs-file';
import type * as XlsxFile from './xlsx-file';
import { refuseCutOff } from './whole-text';
import { ZipParts } from './zip-guard';

const CONTENT_TYPES = '[Content_Types].xml';
/** One of them makes a zip file a document: its parts are no files of their own. */
const DOCUMENT_PARTS = ['xl/workbook.xml', 'xl/workbook.bin', 'content.xml', 'index/document.iwa', CONTENT_TYPES, CAPTURE_MANIFEST];
const NO_LIMITS = { unpackedBytes: Number.POSITIVE_INFINITY, ratio: Number.POSITIVE_INFINITY };
const EDI_HEAD_BYTES = 512;
const XLS = 'application/vnd.ms-excel';

// each of these takes longer to load than a small file takes to read
const openBySheetJs = async (...of: Parameters<typeof SheetJsFile.openBySheetJs>): Promise<TableFile> => (await import('./sheetjs-file')).openBySheetJs(...of);
const openXlsx = async (...of: Parameters<typeof XlsxFile.openXlsx>): Promise<TableFile> => (await import('./xlsx-file')).openXlsx(...of);
const openCapture = async (...of: Parameters<typeof OpenCapture.openCapture>): Promise<TableFile> => (await import('../pages/open-capture')).openCapture(...of);
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
      return openText(bytes);
    case 'html':
      return openHtml(decode(bytes).text, 'text/html', limits);
    case 'spreadsheet-xml':
      return openPlaced(bytes, container, 'text/xml', limits, declared);
    case 'flat-ods':
      return (await odsFile()).openFods(decode(bytes).text);
    case 'zip':
      return openZip(bytes, limits);
    case 'sylk':
    case 'dif':
      return openPlaced(bytes, container, `text/x-${container}`, limits);
    case 'dbf':
      if (!isWholeDbf(bytes)) throw sheetsErrors.workbookBroken();
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

function openText(bytes: Buffer): TableFile {
  // the first signs of an interchange are the same in every encoding that it may have
  const head = bytes.subarray(0, EDI_HEAD_BYTES).toString('latin1').replace(/^\xef\xbb\xbf/, '');
  const syntax = ediSyntaxOf(head);
  return syntax ? openEdi(decode(bytes).text, syntax) : openCsv(bytes);
}

async function openHtml(html: string, mediaType: string, limits: OpeningLimits): Promise<TableFile> {
  refuseGiantSpans(html);
  // a page that is XML as well is read as a page
  const { withClosedTables } = await import('./closed-table');
  return openBySheetJs(withClosedTables(html.replace(/^\s*<\?xml[^>]*\?>/, '')), mediaType, limits);
}

/** Texts whose cells say where they stand. */
function openPlaced(bytes: Buffer, form: 'spreadsheet-xml' | 'sylk' | 'dif', mediaType: string, limits: OpeningLimits, completed = (text: string): string => text): Promise<TableFile> {
  const { text } = decode(bytes);
  refuseCutOff(text, form);
  refuseGiantPlaces(text);
  return openBySheetJs(completed(text), mediaType, limits);
}

/** As XML, which some programs do not say it is. */
const declared = (text: string): string => (text.trimStart().startsWith('<?xml') ? text : `<?xml version="1.0"?>${text}`);

/** Whether a zip file is a document of an office program rather than an archive of files. */
export async function isDocumentZip(bytes: Buffer): Promise<boolean> {
  const parts = await ZipParts.of(bytes, NO_LIMITS).catch(() => undefined);
  return parts !== undefined && DOCUMENT_PARTS.some((name) => parts.has(name));
}

async function openZip(bytes: Buffer, limits: OpeningLimits): Promise<TableFile> {
  const parts = await ZipParts.of(bytes, limits);
  if (!DOCUMENT_PARTS.some((name) => parts.has(name))) throw sheetsErrors.holdsFiles();
  if (parts.isAmbiguous) throw sheetsErrors.archiveAmbiguous();
  if (parts.has(CAPTURE_MANIFEST)) return openCapture(parts, limits, openFile);
  if (parts.has('content.xml')) return (await odsFile()).openOds(parts.file, parts);
  if (parts.has('xl/workbook.bin')) return openBySheetJs(parts.file, `${XLS}.sheet.binary.macroenabled.12`, limits);
  if (parts.has('index/document.iwa')) return openBySheetJs(parts.file, `${XLS}.sheet`, limits);
  if (!(await isSpreadsheet(parts))) throw sheetsErrors.notATable({ found: 'Office document' });
  return openXlsx(parts);
}

/** A workbook whose parts lie elsewhere than most programs put them. */
async function isSpreadsheet(parts: ZipParts): Promise<boolean> {
  if (parts.has('xl/workbook.xml')) return true;
  return parts.has(CONTENT_TYPES) && /spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template|addin)/.test(await parts.text(CONTENT_TYPES));
}
