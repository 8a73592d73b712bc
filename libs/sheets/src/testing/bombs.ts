import { gzipSync } from 'node:zlib';
import { utils } from 'xlsx';
import { archive, bomb } from './sample-files';
import { sampleMail } from './sample-mails';

const MB = 1024 ** 2;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const LAUGHS = `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, level) => `<!ENTITY a${level + 1} "&a${level};&a${level};&a${level};&a${level};">`).join('')}]>`;

/** A workbook by the XML of its only sheet. */
function sheet(xml: string, strings = ''): Buffer {
  const relations = (entries: string): Buffer => Buffer.from(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`);
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return archive({
    '[Content_Types].xml': Buffer.from('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': Buffer.from(`<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': relations(relation('r1', 'worksheet', 'worksheets/sheet1.xml') + (strings ? relation('r2', 'sharedStrings', 'sharedStrings.xml') : '')),
    'xl/worksheets/sheet1.xml': Buffer.from(xml),
    ...(strings ? { 'xl/sharedStrings.xml': Buffer.from(strings) } : {}),
  });
}

/** Behind the cells, which say nothing. */
const merged = (references: readonly string[]): Buffer =>
  sheet(`<worksheet xmlns="${MAIN}"><sheetData>${cell('A1', 1)}</sheetData><mergeCells>${references.map((reference) => `<mergeCell ref="${reference}"/>`).join('')}</mergeCells></worksheet>`);

/** Each two rows high, a thousand beside each other. */
const MANY_MERGES = Array.from({ length: 9_999 }, (_, index) => {
  const [row, column] = [Math.floor(index / 1000) * 2, index % 1000];
  return utils.encode_range({ s: { r: row, c: column }, e: { r: row + 1, c: column } });
});

const ods = (body: string): string =>
  `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">${body}</table:table></office:spreadsheet></office:body></office:document-content>`;
const REPEATED = '<table:table-row table:number-rows-repeated="999999999"><table:table-cell table:number-columns-repeated="999999999"><text:p>X</text:p></table:table-cell></table:table-row>';
const cell = (reference: string, row: number): string => `<row r="${row}"><c r="${reference}" t="inlineStr"><is><t>x</t></is></c></row>`;

function matryoshka(levels: number): Buffer {
  let inner: Buffer = archive({ 'zeros.csv': Buffer.alloc(8 * MB, 0x30) });
  for (let level = 0; level < levels; level += 1) inner = archive(Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`${index}.zip`, inner])));
  return inner;
}

/** A file of each kind that grows, or seems to, far beyond its size. */
export const BOMBS: Readonly<Record<string, () => Buffer>> = {
  'a part of a workbook that unpacks to a thousand times its size': () => bomb(150),
  'a part that is larger than the directory says': () => bomb(60, 1000),
  'cells at the corners of the largest sheet': () => sheet(`<worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>${cell('A1', 1)}${cell('XFD1048576', 1_048_576)}</sheetData></worksheet>`),
  'entities of entities in a workbook': () => sheet(`<?xml version="1.0"?>${LAUGHS}<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a30;</t></is></c></row></sheetData></worksheet>`),
  'entities of entities among its texts': () => sheet(`<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`, `<?xml version="1.0"?>${LAUGHS}<sst xmlns="${MAIN}"><si><t>&a30;</t></si></sst>`),
  'entities of entities in the XML of Excel 2003': () => Buffer.from(`<?xml version="1.0"?>${LAUGHS}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>&a30;</Data></Cell></Row></Table></Worksheet></Workbook>`),
  'a giant index in the XML of Excel 2003': () => Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row ss:Index="999999999"><Cell ss:Index="999999999" ss:MergeAcross="99999999"><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>'),
  'repeated rows of OpenDocument': () => archive({ mimetype: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': Buffer.from(ods(REPEATED)) }),
  'repeated rows of flat OpenDocument': () => Buffer.from(`<?xml version="1.0"?>${ods(REPEATED).replace('<office:document-content', '<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"').replace('</office:document-content', '</office:document')}`),
  'merged cells without end': () => merged(Array.from({ length: 200_000 }, (_, index) => `A${index + 1}:B${index + 1}`)),
  'merged cells that overlap the last of many': () => merged([...MANY_MERGES, ...Array.from({ length: 200_000 }, () => MANY_MERGES.at(-1) as string)]),
  'spans of an HTML table': () => Buffer.from(`<table>${'<tr><td rowspan="1000000" colspan="16000">x</td></tr>'.repeat(300)}</table>`),
  'an unclosed HTML table of a million tags': () => Buffer.from(`<table>${'<tr><td>'.repeat(1_000_000)}`),
  'archives inside archives': () => matryoshka(3),
  'a gzip of two gigabytes': () => Buffer.concat(Array.from({ length: 40 }).fill(gzipSync(Buffer.alloc(50 * MB))) as Buffer[]),
  'ten thousand files': () => archive(Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`${index}`, Buffer.alloc(0)]))),
  'a mail of ten thousand parts': () => sampleMail(Array.from({ length: 10_000 }, () => ({ name: 'a', bytes: Buffer.from('x') }))),
  'a mail of parts inside parts': () => Buffer.from(`From: a@b.example\nTo: c@d.example\nSubject: x\n${Array.from({ length: 20_000 }, (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\n\n--b${level}\n`).join('')}\nend\n`),
  'a text of a hundred million separators': () => Buffer.alloc(100 * MB, 0x2c),
  'a text of one quoted cell that never ends': () => Buffer.concat([Buffer.from('a,b\n"'), Buffer.alloc(60 * MB, 0x78)]),
  'a text of quotes alone': () => Buffer.alloc(20 * MB, 0x22),
  'an archive of one packed a thousandfold': () => archive({ 'a.csv.gz': gzipSync(Buffer.alloc(60 * MB, 0x31)) }),
};
