import { constants, crc32, deflateRawSync } from 'node:zlib';
import { encode } from 'iconv-lite';
import { type BookType, utils, write } from 'xlsx';

/** A workbook of any age, by the rows of its sheets; `merged` names merged cells of its first sheet, as A1:C1. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>,
  bookType: BookType = 'xlsx',
  hidden: readonly string[] = [],
  merged: readonly string[] = [],
): Buffer {
  const book = utils.book_new();
  book.Workbook = { Sheets: Object.keys(sheets).map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })) };
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row]), { UTC: true }), name);
  const first = book.Sheets[book.SheetNames[0] ?? ''];
  if (first && merged.length > 0) first['!merges'] = merged.map((reference) => utils.decode_range(reference));
  return write(book, { type: 'buffer', bookType, compression: true, UTC: true, codepage: 936 } as Parameters<typeof write>[1]) as Buffer;
}

export const gb18030 = (text: string): Buffer => encode(text, 'gb18030');

const MEGABYTE = 1024 ** 2;

/** A workbook by its directory, whose sheet unpacks to `megabytes` of blanks; `claimed` is what the directory says instead. */
export function bomb(megabytes: number, claimed?: number): Buffer {
  const part = (name: string, content: Buffer): ZipPart => ({ name, size: content.length, packed: deflateRawSync(content, { level: 9 }) });
  const xml = (text: string): Buffer => Buffer.from(`<?xml version="1.0"?>${text}`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zip([
    part('[Content_Types].xml', xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')),
    part('_rels/.rels', xml(`<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`)),
    part('xl/workbook.xml', xml(`<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`)),
    part('xl/_rels/workbook.xml.rels', xml(`<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`)),
    { name: 'xl/worksheets/sheet1.xml', ...blanksBetween(xml(`<worksheet xmlns="${main}"><sheetData>`), megabytes, Buffer.from('</sheetData></worksheet>'), claimed) },
  ]);
}

/** What `megabytes` of blanks are packed to, without ever being there: the piece that one of them is packed to, over and over. */
function blanksBetween(start: Buffer, megabytes: number, end: Buffer, claimed = start.length + megabytes * MEGABYTE + end.length): Pick<ZipPart, 'size' | 'packed'> {
  const piece = (content: Buffer): Buffer => deflateRawSync(content, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const blanks = piece(Buffer.alloc(MEGABYTE, 0x20));
  return { size: claimed, packed: Buffer.concat([piece(start), ...Array.from({ length: megabytes }, () => blanks), deflateRawSync(end)]) };
}

/** An archive of files; names as the bytes that the packing program wrote, UTF-8 if not said otherwise. */
export function archive(files: Readonly<Record<string, Buffer>>, nameBytes: (name: string) => Buffer = (name) => Buffer.from(name)): Buffer {
  return zip(Object.entries(files).map(([name, content]) => ({ name: nameBytes(name), size: content.length, packed: deflateRawSync(content), crc: crc32(content) })));
}

interface ZipPart {
  readonly name: string | Buffer;
  readonly crc?: number;
  /** As the directory claims it. */
  readonly size: number;
  readonly packed: Buffer;
}

function zip(parts: readonly ZipPart[]): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name: text, size, packed, crc = 0 } of parts) {
    const name = Buffer.from(text as string);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc, 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(size, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, packed]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, name]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
