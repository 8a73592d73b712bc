import { fileFaults } from '../flows.faults';
import { containerOf } from './container';
import { openCsv } from './csv-file';
import { decode } from './decode';
import type { FileLimits } from './file-limits';
import type { TableFile } from './sheet-row';
import { openBySheetJs } from './sheetjs-file';
import { openXlsx } from './xlsx-file';
import { ZipParts } from './zip-guard';

const XLS = 'application/vnd.ms-excel';

/** Opens whatever it is by its content; the name of a file counts for nothing. @throws one of `fileFaults` */
export async function openFile(bytes: Buffer, limits: FileLimits): Promise<TableFile> {
  if (bytes.length === 0) throw fileFaults.fileEmpty();
  const container = containerOf(bytes);
  if (typeof container === 'object') throw fileFaults.notATable({ found: container.found });
  switch (container) {
    case 'text':
      return openCsv(bytes);
    case 'html':
      return openBySheetJs(decode(bytes).text, 'text/html', limits);
    case 'spreadsheet-xml':
      return openBySheetJs(decode(bytes).text, 'text/xml', limits);
    case 'zip':
      return openZip(bytes, limits);
    case 'biff':
      return openBySheetJs(bytes, XLS, limits);
    case 'compound':
      if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw fileFaults.passwordProtected();
      return openBySheetJs(bytes, XLS, limits);
  }
}

async function openZip(bytes: Buffer, limits: FileLimits): Promise<TableFile> {
  const parts = await ZipParts.of(bytes, limits);
  if (parts.has('xl/workbook.xml')) return openXlsx(bytes, parts);
  if (parts.has('xl/workbook.bin')) return openBySheetJs(bytes, `${XLS}.sheet.binary.macroenabled.12`, limits);
  throw fileFaults.archiveUnsupported();
}
