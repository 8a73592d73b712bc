import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { FILE_LIMITS, type FileLimits } from '@tributary/sheets';
import { bomb, gb18030, workbook } from '@tributary/sheets/testing';
import type { LayoutMapping } from '../map/layout-mapping';
import { bundledReader, CSV_HEADER } from '../testing';
import { FileReader, FileRefused } from './file-reader';
import type { ReadSummary } from './read-job';

const folder = mkdtempSync(path.join(tmpdir(), 'tributary-read-'));
const program = bundledReader();
const reader = new FileReader({ readerProgram: program.file } as ConstructorParameters<typeof FileReader>[0]);
afterAll(() => {
  reader.onApplicationShutdown();
  program.remove();
  rmSync(folder, { recursive: true });
});

/** The packages that the program loads before it has seen a file, in the parts of it that are loaded at once as well. */
function loadedPackages(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const parts = [...text.matchAll(/^(?:const|let|var) \w+ = require\("(\.\/[^"]+)"\)/gm)].flatMap(([, part = '']) => loadedPackages(path.join(path.dirname(file), part)));
  const own = [...text.matchAll(/require\("([^".][^"]*)"\)/g)].map(([, name = '']) => name).filter((name) => !name.startsWith('node:'));
  return [...new Set([...own, ...parts])];
}

it('loads neither a framework nor a workbook library before a file asks for it: it starts once per doubtful file', () => {
  expect(loadedPackages(program.file).toSorted()).toEqual(['decimal.js', 'pinyin-pro', 'yauzl']);
});

const sale: LayoutMapping = { kind: 'sale' };
const HEADER = CSV_HEADER.split(',');
const LINE = ['2026-03-01', 'XS1', '仁爱汽修', 'A1', '柴油机油', 2, '桶', 100, 200];
const csv = (...lines: string[]): string => [CSV_HEADER, ...lines].join('\n');

async function read(content: Buffer | string, mapping = sale, limits: Partial<FileLimits> = {}): Promise<{ summary: ReadSummary; lines: string[] }> {
  const file = path.join(folder, 'file');
  writeFileSync(file, content);
  const chunks: Buffer[] = [];
  const target = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const summary = await reader.read({ path: file, name: 'file', mapping, known: [], latest: '2026-03-20' }, target, { limits: { ...FILE_LIMITS, ...limits } });
  return { summary, lines: Buffer.concat(chunks).toString('utf8').trim().split('\n') };
}

const refusal = (content: Buffer | string, mapping = sale, limits: Partial<FileLimits> = {}): Promise<unknown> =>
  read(content, mapping, limits).then(
    () => 'was read',
    (error: unknown) => (error instanceof FileRefused ? error.fault.code : error),
  );

const EXPECTED = '1\t2\t2026-03-01\t0\t0\t2\t200\tXS1\t\t\\N\t\\N\t\\N\t\\N';
const asText = LINE.join(',');

describe('a table of one row', () => {
  it.each([
    ['UTF-8', csv(asText), 'text/csv; charset=utf-8'],
    ['UTF-8 with a byte order mark', `\ufeff${csv(asText)}`, 'text/csv; charset=utf-8'],
    ['GB18030', gb18030(csv(asText)), 'text/csv; charset=gb18030'],
    ['UTF-16', Buffer.from(`\ufeff${csv(asText)}`, 'utf16le'), 'text/csv; charset=utf-16le'],
    ['tabs', csv(asText).replaceAll(',', '\t'), 'text/tab-separated-values; charset=utf-8'],
    ['xlsx', workbook({ S: [HEADER, LINE] }), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['xls', workbook({ S: [HEADER, LINE] }, 'biff8'), 'application/vnd.ms-excel'],
    ['HTML', workbook({ S: [HEADER, LINE] }, 'html'), 'text/html'],
    ['HTML in GBK', gb18030(workbook({ S: [HEADER, LINE] }, 'html').toString('utf8')), 'text/html'],
    ['XML of Excel 2003', workbook({ S: [HEADER, LINE] }, 'xlml'), 'text/xml'],
  ])('is the same from %s', async (_, content, mediaType) => {
    const { summary, lines } = await read(content);
    expect(lines).toEqual([EXPECTED]);
    expect(summary).toMatchObject({
      mediaType, rows: 1, items: [{ product: 0, unit: '桶' }], products: [{ code: 'A1', name: '柴油机油' }], customers: [{ name: '仁爱汽修' }],
      days: [{ date: '2026-03-01', rows: 1 }],
    });
  });

  it('keeps real dates and floating sums of workbooks as people see them', async () => {
    const { lines } = await read(workbook({ S: [HEADER, [new Date('2026-03-01T00:00:00Z'), 'XS1', '', 'A1', '', 0.1 + 0.2, '吨', '', 1.005]] }));
    expect(lines).toEqual(['1\t2\t2026-03-01\t0\t\\N\t0.3\t1.005\tXS1\t\t\\N\t\\N\t\\N\t\\N']);
  });
});

describe('sheets', () => {
  it('with a header all count, hidden ones and those without a header do not', async () => {
    const { summary } = await read(workbook({ 三月: [['甲公司'], HEADER, LINE], 四月: [HEADER, LINE], 说明: [['本表仅供参考']], 空白: [], 内部: [HEADER, LINE] }, 'xlsx', ['内部']));
    expect(summary.sheets.map(({ no, name, headerRow }) => [no, name, headerRow])).toEqual([[1, '三月', 2], [2, '四月', 1]]);
    expect(summary.otherSheets).toEqual(['说明']);
    expect(summary.rows).toBe(2);
  });

  it('count by name where the layout names one', async () => {
    const book = workbook({ 三月: [HEADER, LINE], 四月: [HEADER, LINE, LINE] });
    expect((await read(book, { kind: 'sale', sheet: '四月' })).summary.rows).toBe(2);
    expect((await read(workbook({ 内部: [HEADER, LINE] }, 'xlsx', ['内部']), { kind: 'sale', sheet: '内部' })).summary.rows).toBe(1);
    expect(await refusal(book, { kind: 'sale', sheet: '五月' })).toBe('flows.sheet-missing');
  });
});

describe('what strangers send', () => {
  const program = Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(500, 7)]);
  const book = workbook({ S: [HEADER, LINE] });
  it.each<[string, Buffer | string, string]>([
    ['nothing', '', 'sheets.file-empty'],
    ['a program under a workbook’s name', program, 'sheets.not-a-table'],
    ['a PDF', '%PDF-1.7\n', 'sheets.not-a-table'],
    ['a workbook cut in half', book.subarray(0, book.length / 2), 'sheets.workbook-broken'],
    ['an old workbook cut in half', workbook({ S: [HEADER, LINE] }, 'biff8').subarray(0, 700), 'sheets.workbook-broken'],
    ['an archive', Buffer.from('504b0506000000000000000000000000000000000000', 'hex'), 'sheets.holds-files'],
    ['a bomb', bomb(64), 'sheets.zip-bomb'],
    ['a text of no encoding', Buffer.from('ff41ff80ffff0a', 'hex'), 'sheets.encoding-unknown'],
    ['a text cut off in its last line', csv(asText, '2026-03-02,XS2,仁'), 'sheets.file-truncated'],
    ['a header only', csv(''), 'flows.no-rows'],
    ['a header only, in a workbook', workbook({ S: [HEADER] }), 'flows.no-rows'],
    ['no header', 'a,b\n1,2\n', 'flows.header-missing'],
    ['an empty workbook', workbook({ S: [] }), 'flows.header-missing'],
  ])('%s is refused with a reason', async (_, content, code) => {
    expect(await refusal(content)).toBe(code);
  });

  it('is refused when a column of the layout has gone', async () => {
    expect(await refusal(csv(asText), { kind: 'sale', columns: { amount: '含税金额' } })).toBe('flows.column-missing');
  });

  it('is stopped at the limits of size, rows, cells, unpacked size, time and memory', async () => {
    const two = csv(asText, asText, '');
    expect(await refusal(two, sale, { bytes: 10 })).toBe('sheets.file-too-large');
    expect(await refusal(two, sale, { rows: 1 })).toBe('sheets.too-many-rows');
    expect(await refusal(two, sale, { cells: 10 })).toBe('sheets.too-many-cells');
    expect(await refusal(book, sale, { unpackedBytes: 1000 })).toBe('sheets.unpacks-too-large');
    const long = [CSV_HEADER, ...Array.from({ length: 300_000 }, (_, index) => `2026-03-01,XS${index},老王,A${index},油,1,桶,1,1`), ''].join('\n');
    expect(await refusal(long, sale, { milliseconds: 1 })).toBe('sheets.reader-too-slow');
    expect(await refusal(long, sale, { memoryBytes: 60 * 1024 ** 2 })).toBe('sheets.reader-too-big');
  });

  it('cannot hide its size from the limits by a directory that lies', async () => {
    expect(await refusal(bomb(400, 1000), sale, { memoryBytes: 128 * 1024 ** 2 })).toMatch(/^sheets\.(workbook-broken|reader-too-big)$/);
  });

  it('leaves the reader working', async () => {
    expect((await read(csv(asText))).lines).toEqual([EXPECTED]);
  });
});

describe('what the target cannot take', () => {
  it('fails the reading with the target’s own error', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, csv(...Array.from({ length: 50_000 }, () => asText), ''));
    const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
    await expect(reader.read({ path: file, name: 'file', mapping: sale, known: [], latest: '2026-03-20' }, full)).rejects.toThrow('disk full');
  });
});
