import { encode } from 'iconv-lite';
import { archive, workbook } from '../testing/sample-files';
import { containerOf } from './container';
import { FILE_LIMITS } from './file-limits';
import { openFile } from './open-file';
import type { Sheet, SheetRow } from './sheet-row';
import { decode } from '../text/decode';

describe('container', () => {
  it.each([
    ['zip', Buffer.from('504b0304', 'hex')],
    ['compound', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['biff', Buffer.from('0908080000', 'hex')],
    ['html', Buffer.from('\ufeff\n<HTML><body><table>')],
    ['html', Buffer.from('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><table/></html>')],
    ['spreadsheet-xml', Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')],
    ['text', Buffer.from('日期,数量\n')],
    ['text', encode('日期,数量\n', 'gb18030')],
    ['text', Buffer.from('\ufeff日期', 'utf16le')],
  ])('is %s by content', (container, bytes) => {
    expect(containerOf(bytes)).toBe(container);
  });

  it.each([
    ['Windows program', Buffer.from('MZ\x90\x00\x03', 'latin1')],
    ['PDF', Buffer.from('%PDF-1.7')],
    ['PNG', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['PostScript', Buffer.from('%!PS-Adobe-3.0')],
    ['7z', Buffer.from('377abcaf271c', 'hex')],
    ['XML', Buffer.from('<?xml version="1.0"?><order/>')],
    ['binary data', Buffer.from('00010203040506', 'hex')],
  ])('that is no table: %s', (found, bytes) => {
    expect(containerOf(bytes)).toEqual({ found });
  });
});

describe('text encoding', () => {
  const text = '单据日期，长城金吉星𠮷';
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['gb18030', encode(text, 'gb18030')],
  ])('is %s', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ text, encoding });
  });

  it('is unknown where the bytes are none of these', () => {
    expect(() => decode(Buffer.from('ff80ff', 'hex'))).toThrow('encoding');
  });
});

describe('a zip file', () => {
  const rows = async (bytes: Buffer): Promise<unknown[]> => {
    const [sheet] = (await openFile(bytes, FILE_LIMITS)).sheets;
    const found: SheetRow[] = [];
    for await (const portion of (sheet as Sheet).read()) found.push(...portion);
    return found.map(({ cells }) => cells);
  };
  const book = workbook({ S: [['日期', '数量'], ['2026-03-01', 2]] });

  it('may have something behind its end, and its names cut by backslashes', async () => {
    const expected = [['日期', '数量'], ['2026-03-01', 2]];
    expect(await rows(Buffer.concat([book, Buffer.from('left behind')]))).toEqual(expected);
    expect(await rows(Buffer.from(book.toString('latin1').replaceAll(/(xl|_rels|worksheets|theme|docProps)\//g, '$1\\'), 'latin1'))).toEqual(expected);
  });

  it('of another office program is no table, and no archive either', async () => {
    const document = archive({ '[Content_Types].xml': Buffer.from('<Types/>'), 'word/document.xml': Buffer.from('<w/>') });
    await expect(openFile(document, FILE_LIMITS)).rejects.toMatchObject({ code: 'sheets.not-a-table' });
  });
});
