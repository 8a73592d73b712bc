import { read, utils } from 'xlsx';
import { readSmallTable } from './small-table';
import { SMALL_TABLE_LIMITS } from './small-table-limits';
import { writeWorkbook } from './write-workbook';

describe('a workbook for people', () => {
  it('is read back as it was written', async () => {
    const rows = [['编码', '数量', '备注'], ['000123', 12.5, null], ['A', 0, '=cmd|calc']];
    const { sheets } = await readSmallTable(writeWorkbook([{ name: '订货单', rows }, { name: '说明', rows: [['x']] }]), SMALL_TABLE_LIMITS);
    expect(sheets.map(({ no, name }) => [no, name])).toEqual([[1, '订货单'], [2, '说明']]);
    expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([['编码', '数量', '备注'], ['000123', 12.5], ['A', 0, '=cmd|calc']]);
  });

  it.each(['=1+1', '=cmd|calc!A1', '+1', '-1', '@SUM(A1)', '\t=1', '007', '1e5', '2026-01-01'])('keeps %j a text, formatted as text', (text) => {
    const sheet = read(writeWorkbook([{ name: 'S', rows: [[text]] }]), { cellNF: true }).Sheets['S'];
    expect(sheet?.['A1']).toMatchObject({ t: 's', v: text, z: '@' });
    expect(sheet?.['A1']).not.toHaveProperty('f');
  });

  it('bears names and texts that no spreadsheet takes', () => {
    const book = read(writeWorkbook([{ name: '销售[2026]/3*?:\\'.padEnd(50, 'x'), rows: [['a\u0001b\u0000', 'x'.repeat(40_000)]] }, { name: '', rows: [] }]));
    expect(book.SheetNames).toHaveLength(2);
    const [first] = book.SheetNames;
    const cells = utils.sheet_to_json<string[]>(book.Sheets[first as string] as never, { header: 1 });
    expect(cells[0]?.[0]).toBe('ab');
    expect(cells[0]?.[1]).toHaveLength(32_767);
  });
});
