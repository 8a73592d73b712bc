import type { Cell, TableSheet } from '@tributary/sheets';
import { readPlanRows } from './plan-row';

const sheet = (...rows: Cell[][]): TableSheet => ({ no: 1, name: '计划', date1904: false, rows: rows.map((cells, index) => ({ rowNo: index + 1, cells })) });
const read = (...rows: Cell[][]) =>
  readPlanRows([sheet(...rows)]).map((row) => ('refusal' in row ? [row.rowNo, row.refusal.code] : [row.rowNo, row.code, row.location, row.readyOn, row.planned, row.note]));

describe('rows of a workbook of plans', () => {
  it('are found below a header in any order, with titles above it', () => {
    expect(read(['十二月排产'], ['数量', '完工日期', '物料编码', '仓库'], [1200, '2026-12-08', 'AB-1', '上海仓'], ['1,500.5', 46000, ' ab-2 ', ''])).toEqual([
      [3, 'AB-1', '上海仓', '2026-12-08', '1200', ''], [4, 'ab-2', '', '2025-12-09', '1500.5', ''],
    ]);
  });

  it('say what cannot be read', () => {
    const header = ['产品编码', '可发日期', '计划数量', '备注'];
    expect(read(header, [null, '2026-12-08', 1], ['A', '不定', 1], ['A', '2026-12-08', '若干'], ['A', '2026-12-08', -1], ['A', '2026-12-08', 0.0001], ['A', '2026-12-08', 0, '停产'])).toEqual([
      [2, 'inventory.row-without-code'], [3, 'inventory.row-day'], [4, 'inventory.row-quantity'], [5, 'inventory.row-quantity'], [6, 'inventory.row-quantity'],
      [7, 'A', '', '2026-12-08', '0', '停产'],
    ]);
  });

  it('need a header', () => {
    expect(() => read(['A', '2026-12-08', 1])).toThrow('header');
  });
});
