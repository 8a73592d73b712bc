import type { Cell } from '@tributary/sheets/open';
import { compact } from '@tributary/kernel';
import type { KnownNames } from './column-score';
import type { KnownLayout } from './layout-shape';
import { knownBy } from './sheet-choice';
import { type ProposalContext, profileOf, proposeSheet, type SheetProposal } from './sheet-proposal';

const names: KnownNames = { products: new Set(['yh1', 'yh2', '柴油机油', '齿轮油'].map(compact)), customers: new Set(['仁爱汽修', '老王', '老李'].map(compact)), units: new Set(['桶', '箱'].map(compact)) };

function head(cells: readonly (readonly Cell[])[], name = 'Sheet1') {
  return { no: 1, name, hidden: false, date1904: false, cut: false, rows: cells.map((row, index) => ({ rowNo: index + 1, cells: row })) };
}

function propose(cells: readonly (readonly Cell[])[], context: Partial<ProposalContext> & { sheet?: string } = {}): SheetProposal {
  const sheet = head(cells, context.sheet);
  const profile = profileOf(sheet);
  if (!profile) throw new Error('no table');
  return proposeSheet(sheet, profile, { kind: 'sale', name: 'a.xlsx', latest: '2026-03-20', known: [], names, ...context });
}

const meaningsOf = ({ columns }: SheetProposal): Record<string, string | null> => Object.fromEntries(columns.map(({ header, meaning }) => [header, meaning]));

describe('proposal', () => {
  it('tells columns by what they hold where their names say nothing', () => {
    const proposal = propose([
      ['A', 'B', 'C', 'D', 'E', 'F'],
      ['2026-03-01', '仁爱汽修', 'YH-1', 3, 12.5, 37.5], ['2026-03-02', '老王', 'YH-2', 7, 3, 21], ['2026-03-03', '老李', 'YH-1', 2, 12.5, 25], ['2026-03-04', '老王', 'YH-1', 4, 12.5, 50],
    ]);
    const found = meaningsOf(proposal);
    expect([found['A'], found['B'], found['F']]).toEqual(['date', 'customer', 'amount']);
    expect(['productCode', 'productName']).toContain(found['C']);
    expect([found['D'], found['E']].toSorted()).toEqual(['price', 'quantity']);
    expect(proposal.columns[3]?.confidence).toBeLessThan(0.8);
    expect(proposal.columns[5]?.reasons.map(({ code }) => code)).toContain('product-of');
  });

  it('takes the parts of a merged header together', () => {
    const found = meaningsOf(propose([['日期', '客户', '商品', null, '数量'], [null, '名称', '编码', '名称', '桶'], ['2026-03-01', '老王', 'YH-1', '柴油机油', 3], ['2026-03-02', '老李', 'YH-2', '齿轮油', 1], ['2026-03-03', '老李', 'YH-2', '齿轮油', 2]]));
    expect(found).toMatchObject({ 日期: 'date', 编码: 'productCode', 桶: 'quantity' });
  });

  it.each([
    ['title', ['2026年2月销售流向表'], 'Sheet1', 'a.xlsx'],
    ['sheet', ['打印日期：2026-03-09'], '2026年2月', 'a.xlsx'],
    ['file', ['甲公司'], 'Sheet1', '流向202602.xlsx'],
  ] as const)('finds the day of a monthly file without dates in its %s', (source, title, sheet, name) => {
    const { choice } = propose([title, ['客户名称', '商品编码', '数量'], ['老王', 'YH-1', 3], ['老李', 'YH-2', 1]], { sheet, name });
    expect(choice.dateFrom).toBe(source);
  });

  it('finds the unit of a whole file above it or beside the quantities', () => {
    const body: Cell[][] = [['2026-03-01', 'YH-1', 3], ['2026-03-02', 'YH-2', 1]];
    expect(propose([['单位：桶'], ['日期', '商品编码', '数量'], ...body]).choice.unit).toBe('桶');
    expect(propose([['日期', '商品编码', '数量（箱）'], ...body]).choice.unit).toBe('箱');
    expect(propose([['日期', '商品', '数量'], [null, '编码', '桶'], ...body]).choice.unit).toBe('桶');
    expect(propose([['单位：元'], ['日期', '商品编码', '数量'], ...body]).choice.unit).toBeNull();
  });

  it.each([
    ['date', ['终端', '商品编码', '1日', '2日', '3日', '合计'], ['老王', 'YH-1', 1, 2, 3, 6]],
    ['productName', ['日期', '终端', '柴油机油', '齿轮油', 'YH-1'], ['2026-03-01', '老王', 1, 2, 3]],
    ['customer', ['日期', '商品编码', '仁爱汽修', '老王', '老李'], ['2026-03-01', 'YH-1', 1, 2, 3]],
  ] as const)('sees a cross-tab with %s across', (field, header, row) => {
    const { choice } = propose([['2026年3月'], header, row, row]);
    expect(choice.turned).toBe(field);
    expect(choice.columns.filter(({ meaning }) => meaning === 'across').map(({ index }) => index)).toEqual([2, 3, 4]);
  });

  it('says which words of a type column are returns, purchases or none of ours', () => {
    const rows = ['销售出库', '销售退货', '采购入库', '采购退货', '调拨', '赠品'].map((word, index): Cell[] => [`2026-03-0${index + 1}`, word, 'YH-1', 1]);
    const { choice } = propose([['日期', '单据类型', '商品编码', '数量'], ...rows]);
    expect(choice.kinds?.map(({ meaning }) => meaning)).toEqual(['sale', 'sale-return', 'purchase', 'purchase-return', 'none', 'none']);
  });

  it('puts what was confirmed before first, and finds the renamed column afresh', () => {
    const before = head([['日期', '品号', '出', '备注'], ['2026-02-01', 'YH-1', 2, '']]);
    const known = knownBy({ no: 1, counts: true, headerRow: 1, headerLines: 1, kind: 'sale', filledDown: [], unit: '桶', columns: [{ index: 0, meaning: 'date' }, { index: 1, meaning: 'productCode' }, { index: 2, meaning: 'quantity' }] }, before, { name: 'a', latest: '2026-03-20' });
    const proposal = propose([['日期', '品号', '实发数量', '备注'], ['2026-03-01', 'YH-1', 2, ''], ['2026-03-02', 'YH-2', 3, '']], { known: [{ ...known, layoutId: 7 } satisfies KnownLayout] });
    expect(proposal.doubts.map(({ code }) => code)).toEqual(['flows.column-renamed']);
    expect(proposal.columns.map(({ meaning, reasons }) => [meaning, reasons[0]?.code])).toEqual([['date', 'earlier'], ['productCode', 'earlier'], ['quantity', 'word'], [null, undefined]]);
    expect(proposal.choice.unit).toBe('桶');
  });
});
