import type { LayoutSheetDto, SheetChoiceDto } from '@tributary/api-client';
import { columnLetters, isDoubtful, meaningAt, sharedReasons, withGroup, withKind, withMeaning } from './layout-draft';

const choice: SheetChoiceDto = {
  no: 1, counts: true, headerRow: 1, headerLines: 1, kind: 'sale', columns: [{ index: 0, meaning: 'date' }, { index: 1, meaning: 'quantity' }], filledDown: ['date'], turned: null, kinds: [], dateFrom: null, unit: null, opposite: false,
};
const sheet = {
  no: 1, name: 'S', hidden: false, cut: false, columns: [], choice, doubts: [], elsewhere: 0,
  rows: [
    { rowNumber: 1, part: 'header', cells: ['日期', '数量', '类型'] },
    { rowNumber: 2, part: 'row', cells: ['2026-03-01', '1', '销售'] },
    { rowNumber: 3, part: 'row', cells: ['2026-03-01', '1', ' 退货 '] },
    { rowNumber: 4, part: 'total', cells: ['合计', '2', '–'] },
  ],
} as LayoutSheetDto;

describe('layout draft', () => {
  it('gives a meaning to one column only, and takes what hangs on it along', () => {
    const moved = withMeaning(choice, 2, 'quantity', sheet);
    expect([meaningAt(moved, 1), meaningAt(moved, 2)]).toEqual([null, 'quantity']);
    expect(withMeaning(choice, 0, null, sheet).filledDown).toEqual([]);
    expect(withMeaning({ ...choice, counts: false }, 2, 'amount', sheet).counts).toBe(true);
  });

  it('lets several columns stand across, and forgets what they have across with the last of them', () => {
    const across = withMeaning(withMeaning(choice, 1, 'across', sheet), 2, 'across', sheet);
    expect(across.columns.filter(({ meaning }) => meaning === 'across').length).toBe(2);
    expect(across.turned).toBe('date');
    expect(withMeaning(withMeaning(across, 1, null, sheet), 2, null, sheet).turned).toBeNull();
  });

  it('asks for each word of a type column, once', () => {
    const typed = withMeaning(choice, 2, 'kind', sheet);
    expect(typed.kinds).toEqual([{ value: '销售', meaning: 'none' }, { value: '退货', meaning: 'none' }]);
    expect(withKind(typed, '退货', 'sale-return').kinds?.[1]).toEqual({ value: '退货', meaning: 'sale-return' });
  });

  it('marks what was proposed with little confidence, until somebody decides', () => {
    const column = { index: 1, header: '数', samples: [], meaning: 'quantity' as const, confidence: 0.5, reasons: [], alternatives: [] };
    expect(isDoubtful(column, choice)).toBe(true);
    expect(isDoubtful(column, withMeaning(choice, 1, 'amount', sheet))).toBe(false);
  });

  it('says once what several columns have as their reason, of those that still mean it', () => {
    const column = (index: number, meaning: 'date' | 'quantity' | 'amount', ...codes: string[]) => ({ index, header: '', samples: [], meaning, confidence: 1, reasons: codes.map((code) => ({ code, params: {} })), alternatives: [] }) as LayoutSheetDto['columns'][number];
    const columns = [column(0, 'date', 'earlier', 'dates'), column(1, 'quantity', 'earlier', 'dates'), column(2, 'amount', 'earlier')];
    expect(sharedReasons(columns, choice)).toEqual([{ reason: { code: 'earlier', params: {} }, columns: [0, 1] }]);
    expect(sharedReasons(columns, withMeaning(choice, 1, 'price', sheet))).toEqual([]);
  });

  it('knows groups and letters', () => {
    expect(withGroup(withGroup(choice, 'date', false), 'customer', true).filledDown).toEqual(['customer']);
    expect([0, 25, 26].map(columnLetters)).toEqual(['A', 'Z', 'AA']);
  });
});
