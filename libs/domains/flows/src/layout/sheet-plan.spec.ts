import type { Cell } from '@tributary/sheets/open';
import type { LayoutMapping } from '../map/layout-mapping';
import { fingerprintOf, type KnownLayout } from './layout-shape';
import { planSheet, type SheetVerdict } from './sheet-plan';

const HEADER: Cell[] = ['日期', '客户名称', '商品编码', '数量', '单位', '金额'];
const body = (change: (row: Cell[], index: number) => Cell[] = (row) => row): Cell[][] => Array.from({ length: 8 }, (_, index) => change([`2026-03-0${index + 1}`, `客户${index}`, `YH-${index}`, index + 1, '桶', (index + 1) * 100], index));
const sheet = { name: 'S', date1904: false };
const rows = (cells: Cell[][]) => cells.map((row, index) => ({ rowNo: index + 1, cells: row }));
const plan = (cells: Cell[][], known: KnownLayout[] = [], mapping: LayoutMapping = { kind: 'sale' }): SheetVerdict | undefined => planSheet(sheet, rows(cells), { mapping, known, name: 'a.xlsx', latest: '2026-03-20' });
const doubts = (verdict: SheetVerdict | undefined): string[] => (verdict && 'doubts' in verdict ? [verdict.how, ...verdict.doubts.map(({ code }) => code)] : ['read']);

function learnt(cells: Cell[][]): KnownLayout {
  const verdict = plan(cells);
  if (!verdict || !('plan' in verdict)) throw new Error('was not read');
  return { layoutId: 1, mapping: { kind: 'sale' }, shape: verdict.plan.shape };
}

describe('a sheet that nobody has seen', () => {
  it.each<[string, string[], Cell[][]]>([
    ['whose words tell everything is read', ['read'], [HEADER, ...body()]],
    ['with a header of two lines is read', ['read'], [['日期', '客户名称', '商品', null, '销售', null], [null, null, '商品编码', '单位', '数量', '金额'], ...body((row) => [row[0] ?? null, row[1] ?? null, row[2] ?? null, row[4] ?? null, row[3] ?? null, row[5] ?? null])]],
    ['with its customer once per group is a person’s', ['doubtful', 'flows.groups-unfilled'], [HEADER, ...body((row, index) => (index % 4 === 0 ? row : row.with(1, null)))]],
    ['with two different quantities is a person’s', ['doubtful', 'flows.meaning-twice'], [[...HEADER, '实发数量'], ...body((row, index) => [...row, index])]],
    ['with the same quantity twice is read', ['read'], [[...HEADER, '实发数量'], ...body((row) => [...row, row[3] ?? null])]],
    ['of several kinds is a person’s', ['doubtful', 'flows.kinds-mixed'], [[...HEADER, '单据类型'], ...body((row, index) => [...row, index % 2 ? '销售出库' : '采购入库'])]],
    ['of one kind that is ours is read', ['read'], [[...HEADER, '单据类型'], ...body((row) => [...row, '销售出库'])]],
    ['without a quantity is a person’s', ['unknown', 'flows.meaning-missing'], [HEADER.with(3, '进出'), ...body()]],
  ])('%s', (_, expected, cells) => {
    expect(doubts(plan(cells))).toEqual(expected);
  });

  it('without a table is none', () => {
    expect(plan([['你好'], [], ['请查收']])).toBeUndefined();
    expect(plan([])).toBeUndefined();
  });
});

describe('a shape that is known', () => {
  const known = learnt([HEADER, ...body()]);

  it('has one fingerprint in whatever order', () => {
    expect(fingerprintOf(learnt([HEADER.toReversed(), ...body((row) => row.toReversed())]).shape)).toBe(fingerprintOf(known.shape));
    expect(fingerprintOf({ ...known.shape, headers: [...known.shape.headers, '备注'] })).not.toBe(fingerprintOf(known.shape));
  });

  it.each<[string, string[], Cell[][]]>([
    ['comes again', ['read'], [['标题'], HEADER, ...body()]],
    ['lost a column that is read', ['drifted', 'flows.column-gone'], [HEADER.slice(0, 5), ...body((row) => row.slice(0, 5))]],
    ['has a column renamed', ['drifted', 'flows.column-renamed'], [HEADER.with(5, '含税金额'), ...body()]],
    ['has a column twice', ['drifted', 'flows.column-doubled'], [[...HEADER, '数量'], ...body((row) => [...row, 5])]],
    ['has texts for days', ['drifted', 'flows.content-changed'], [HEADER, ...body((row) => row.with(0, '上旬'))]],
    ['has codes for quantities', ['drifted', 'flows.content-changed'], [HEADER, ...body((row, index) => row.with(3, 69_012_345 + index))]],
    ['has two columns under each other’s names', ['drifted', 'flows.content-changed', 'flows.content-changed'], [HEADER, ...body((row) => row.with(0, row[2] ?? null).with(3, row[1] ?? null))]],
    ['has units in other letters', ['read'], [HEADER, ...body((row) => row.with(4, 'D200'))]],
    ['has new columns', ['read'], [[...HEADER, '备注', '业务员'], ...body((row) => [...row, '', '张三'])]],
    ['has too few rows to tell', ['read'], [HEADER, ...body().slice(0, 2)]],
  ])('%s', (_, expected, cells) => {
    expect(doubts(plan(cells, [known]))).toEqual(expected);
  });

  it('is not held against another table', () => {
    expect(doubts(plan([['单据编号', '品名', '数量', '单据日期', '规格'], ['X1', '油', 1, '2026-03-01', '18L'], ['X2', '油', 1, '2026-03-01', '18L']], [known]))).toEqual(['read']);
  });
});
