import { zip } from './zip';

const BOMB_BYTES = 256 * 1024 ** 2;
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = (type: string, target: string): string =>
  `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

/** A workbook like any other, but for its one sheet: it unpacks to 256 MB of nothing. */
export function zipBomb(): Buffer {
  const part = (name: string, xml: string): { name: string; content: Buffer } => ({ name, content: Buffer.from(xml) });
  const sheet = Buffer.alloc(BOMB_BYTES, ' ');
  sheet.write(`<worksheet xmlns="${SHEET}"><sheetData>`);
  sheet.write('</sheetData></worksheet>', BOMB_BYTES - 24);
  const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zip([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Override PartName="/xl/workbook.xml" ContentType="${mime}.sheet.main+xml"/>` +
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${mime}.worksheet+xml"/></Types>`,
    ),
    part('_rels/.rels', relationships('officeDocument', 'xl/workbook.xml')),
    part('xl/workbook.xml', `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="销售明细" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    part('xl/_rels/workbook.xml.rels', relationships('worksheet', 'worksheets/sheet1.xml')),
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ]);
}

/** A Windows program that calls itself a workbook. */
export function renamedProgram(): Buffer {
  return Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1'), Buffer.alloc(4088, 0x90), Buffer.from('This program cannot be run in DOS mode.')]);
}

/** The upload broke off half-way. */
export function cutOff(file: Buffer): Buffer {
  return file.subarray(0, Math.floor(file.length / 2));
}
