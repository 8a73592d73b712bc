import { bomb, bundledTableProgram, gb18030, workbook } from '../testing';
import { SMALL_TABLE_LIMITS, type SmallTableLimits } from './small-table-limits';
import type { SmallTable } from './small-table';
import { SmallTableReader } from './small-table-reader';

const program = bundledTableProgram();
const reader = new SmallTableReader({ tableProgram: program.file } as ConstructorParameters<typeof SmallTableReader>[0]);
afterAll(() => {
  reader.onApplicationShutdown();
  program.remove();
});

const ROWS = [['编码', '数量'], ['00123', 2]];
const TEXT = '编码,数量\n00123,2\n';
const read = (content: Buffer | string, limits: Partial<SmallTableLimits> = {}): Promise<SmallTable> => reader.read(Buffer.from(content), { ...SMALL_TABLE_LIMITS, ...limits });
const refusal = (content: Buffer | string, limits: Partial<SmallTableLimits> = {}): Promise<unknown> =>
  read(content, limits).then(
    () => 'was read',
    (error: unknown) => (error as { code?: string }).code,
  );
const cellsOf = ({ sheets }: SmallTable): unknown => sheets[0]?.rows.map(({ cells }) => cells.map(String));

describe('an upload', () => {
  it.each([
    ['xlsx', workbook({ S: ROWS })],
    ['xls', workbook({ S: ROWS }, 'biff8')],
    ['xlsb', workbook({ S: ROWS }, 'xlsb')],
    ['HTML', workbook({ S: ROWS }, 'html')],
    ['XML of Excel 2003', workbook({ S: ROWS }, 'xlml')],
    ['CSV', Buffer.from(TEXT)],
    ['CSV in GB18030', gb18030(TEXT)],
    ['tabs in UTF-16', Buffer.from(`\ufeff${TEXT.replaceAll(',', '\t')}`, 'utf16le')],
  ])('says the same as %s', async (_, content) => {
    expect(cellsOf(await read(content))).toEqual([['编码', '数量'], ['00123', '2']]);
  });

  it('gives every visible sheet with rows, without blank rows and ends', async () => {
    const table = await read(workbook({ 一: [['a', ''], [], ['', '']], 空: [], 内: [['secret']], 二: [[], ['', 'b']] }, 'xlsx', ['内']));
    expect(table.sheets.map(({ no, name, rows }) => ({ no, name, rows }))).toEqual([
      { no: 1, name: '一', rows: [{ rowNo: 1, cells: ['a'] }] },
      { no: 4, name: '二', rows: [{ rowNo: 2, cells: [expect.anything(), 'b'] }] },
    ]);
  });

  it('keeps dates as dates', async () => {
    const day = new Date('2026-03-01T00:00:00Z');
    expect((await read(workbook({ S: [[day]] }))).sheets[0]?.rows[0]?.cells).toEqual([day]);
  });
});

describe('what strangers upload', () => {
  it.each<[string, Buffer | string, string]>([
    ['nothing', '', 'sheets.file-empty'],
    ['a program', Buffer.concat([Buffer.from('MZ\x90\x00', 'latin1'), Buffer.alloc(500, 7)]), 'sheets.not-a-table'],
    ['a broken workbook', workbook({ S: ROWS }).subarray(0, 900), 'sheets.workbook-broken'],
    ['a bomb', bomb(64), 'sheets.zip-bomb'],
  ])('%s is refused with a reason', async (_, content, code) => {
    expect(await refusal(content)).toBe(code);
  });

  it('is stopped at the limits of size, rows of all sheets, columns, time and memory', async () => {
    expect(await refusal(TEXT, { bytes: 5 })).toBe('sheets.file-too-large');
    expect(await refusal(workbook({ A: [['x']], B: [['y'], ['z']] }), { rows: 2 })).toBe('sheets.too-many-rows');
    expect(await refusal(`${','.repeat(100)}x\n`)).toBe('sheets.too-many-columns');
    const long = Array.from({ length: 200_000 }, (_, index) => `A${index},${index}`).join('\n');
    expect(await refusal(long, { milliseconds: 1 })).toBe('sheets.reader-too-slow');
    expect(await refusal(bomb(900, 1000), { memoryBytes: 200 * 1024 ** 2 })).toMatch(/^sheets\.(workbook-broken|reader-too-big)$/);
  });

  it('leaves the next ones alone, also many at a time', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? read(TEXT).then(cellsOf) : refusal(bomb(64)))));
    expect(all).toEqual(Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? [['编码', '数量'], ['00123', '2']] : 'sheets.zip-bomb')));
  });

  it('is turned away while too many are being read', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => refusal(TEXT)));
    expect(new Set(answers)).toEqual(new Set(['was read', 'sheets.readers-busy']));
  });
});
