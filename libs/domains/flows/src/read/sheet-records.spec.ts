import type { Cell } from '@tributary/sheets/open';
import { knownBy, type SheetChoice } from '../layout/sheet-choice';
import { planSheet } from '../layout/sheet-plan';
import { DaysByKind } from '../map/day-digest';
import { Dictionary } from '../map/dictionary';
import type { FlowRecord } from '../map/record-mapper';
import { SheetRecords } from './sheet-records';

const FILE = { name: 'a.xlsx', latest: '2026-03-20' };

function read(cells: readonly (readonly Cell[])[], choice: Partial<SheetChoice>, name = 'S') {
  const rows = cells.map((row, index) => ({ rowNo: index + 1, cells: row }));
  const known = { ...knownBy({ no: 1, counts: true, headerRow: 1, headerLines: 1, kind: 'sale', columns: [], filledDown: [], unit: '桶', ...choice }, { rows, name, date1904: false }, FILE), layoutId: 1 };
  const verdict = planSheet({ name, date1904: false }, rows, { mapping: { kind: 'sale' }, known: [known], ...FILE });
  if (!verdict || !('plan' in verdict)) throw new Error(JSON.stringify(verdict));
  const [dictionary, digests] = [new Dictionary(), new DaysByKind()];
  const records = new SheetRecords(verdict.plan, { latest: FILE.latest, date1904: false, dictionary, digests });
  const found = rows.filter(({ rowNo }) => rowNo > verdict.plan.header.rowNo).flatMap((row) => [...records.of(row)]);
  return { found, dictionary, days: digests.summaries() };
}

const shown = ({ found, dictionary }: { found: readonly FlowRecord[]; dictionary: Dictionary }): string[] =>
  found.map(({ kind, date, item, customer, quantity, column, fault }) => fault?.code ?? [kind, date, dictionary.products[dictionary.items[item]?.product ?? -1]?.code, dictionary.customers[customer]?.name ?? '–', quantity, column].join(' '));

const LIST = [{ index: 0, meaning: 'date' }, { index: 1, meaning: 'customer' }, { index: 2, meaning: 'productCode' }, { index: 3, meaning: 'quantity' }] as const;

describe('records of a confirmed layout', () => {
  it('have their group’s value, and none beyond it', () => {
    const cells: Cell[][] = [['日', '店', '货', '数'], ['2026-03-01', '老王', 'A', 1], [null, null, 'B', 2], ['小计', null, null, 3], ['2026-03-02', null, 'A', 4], [], ['2026-03-03', '老李', 'A', 5], [null, null, 'B', 6]];
    expect(shown(read(cells, { columns: LIST, filledDown: ['date', 'customer'] }))).toEqual([
      'sale 2026-03-01 A 老王 1 0', 'sale 2026-03-01 B 老王 2 0', 'sale 2026-03-02 A – 4 0', 'sale 2026-03-03 A 老李 5 0', 'sale 2026-03-03 B 老李 6 0',
    ]);
  });

  it('are negative for returns whatever their sign, of the kind their word says, and none where it says so', () => {
    const kinds = [{ value: '销', meaning: 'sale' }, { value: '退', meaning: 'sale-return' }, { value: '进', meaning: 'purchase' }, { value: '调', meaning: 'none' }] as const;
    const cells: Cell[][] = [['日', '店', '货', '数', '型'], ['2026-03-01', '老王', 'A', 1, '销'], ['2026-03-01', '老王', 'A', 2, '退'], ['2026-03-01', '老王', 'A', -3, '退'], ['2026-03-01', '总部', 'A', 9, '进'], ['2026-03-01', '', 'A', 5, '调'], ['2026-03-01', '', 'A', 5, '新词'], ['合计', '', '', 19, '']];
    const result = read(cells, { columns: [...LIST, { index: 4, meaning: 'kind' }], kinds });
    expect(shown(result)).toEqual(['sale 2026-03-01 A 老王 1 0', 'sale 2026-03-01 A 老王 -2 0', 'sale 2026-03-01 A 老王 -3 0', 'purchase 2026-03-01 A – 9 0', 'flows.kind-unknown']);
    expect(result.days.map(({ kind, rows }) => [kind, rows])).toEqual([['sale', 3], ['purchase', 1]]);
  });

  it('turn the sign of a file that writes what goes out as negative', () => {
    expect(shown(read([['日', '店', '货', '数'], ['2026-03-01', '老王', 'A', -5], ['2026-03-01', '老王', 'A', 1]], { columns: LIST, opposite: true }))).toEqual(['sale 2026-03-01 A 老王 5 0', 'sale 2026-03-01 A 老王 -1 0']);
  });

  it('take the second of two columns with one name', () => {
    expect(shown(read([['日', '店', '货', '数量', '数量'], ['2026-03-01', '老王', 'A', 1, 7]], { columns: [...LIST.slice(0, 3), { index: 4, meaning: 'quantity' }] }))).toEqual(['sale 2026-03-01 A 老王 7 0']);
  });

  it('have the day of the title, and know a sum without a day', () => {
    const cells: Cell[][] = [['2026年2月'], ['店', '货', '数'], ['老王', 'A', 1], ['老王', 'B', 2], ['', '合计', 4], ['店', '货', '数']];
    const columns = [{ index: 0, meaning: 'customer' }, { index: 1, meaning: 'productCode' }, { index: 2, meaning: 'quantity' }] as const;
    expect(shown(read(cells, { columns, headerRow: 2, dateFrom: 'title' }))).toEqual(['sale 2026-02-28 A 老王 1 0', 'sale 2026-02-28 B 老王 2 0', 'flows.total-mismatch']);
  });
});

describe('a cross-tab', () => {
  const across = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => ({ index: from + index, meaning: 'across' as const }));

  it.each(['date', 'productCode', 'customer'] as const)('with %s across says of each day what the list says', (turned) => {
    const days = ['2026-03-01', '2026-03-02', '2026-03-03'];
    const [products, customers] = [['A', 'B'], ['老王', '老李', '老张']];
    const quantity = (day: number, product: number, customer: number): number => ((day * 7 + product * 5 + customer * 3) % 4) - 1;
    const list: Cell[][] = [['日', '店', '货', '数']];
    days.forEach((date, day) => products.forEach((code, product) => customers.forEach((name, customer) => {
      if (quantity(day, product, customer) !== 0) list.push([date, name, code, quantity(day, product, customer)]);
    })));
    const heads = { date: days, productCode: products, customer: customers }[turned];
    const axes = (['date', 'customer', 'productCode'] as const).filter((axis) => axis !== turned);
    const values = { date: days, productCode: products, customer: customers };
    const at = (axis: keyof typeof values, value: string): number => values[axis].indexOf(value);
    const table: Cell[][] = [['甲', '乙', ...heads, '合计']];
    for (const first of values[axes[0] as 'date']) for (const second of values[axes[1] as 'date']) {
      const cells = heads.map((head) => {
        const named = { [axes[0] as string]: first, [axes[1] as string]: second, [turned]: head } as Record<keyof typeof values, string>;
        return quantity(at('date', named.date), at('productCode', named.productCode), at('customer', named.customer));
      });
      table.push([first, second, ...cells, cells.reduce((sum, cell) => sum + cell, 0)]);
    }
    const crossed = read(table, { turned, columns: [{ index: 0, meaning: axes[0] as 'date' }, { index: 1, meaning: axes[1] as 'customer' }, ...across(2, 1 + heads.length)] });
    expect(crossed.days).toEqual(read(list, { columns: LIST }).days);
    expect(crossed.found.every(({ column }) => column > 2)).toBe(true);
  });

  it('holds its sums, below and beside, against its cells', () => {
    const cells: Cell[][] = [['店', '货', '2026-03-01', '2026-03-02', '合计'], ['老王', 'A', 1, 2, 4], ['老李', 'A', '', 'x', ''], ['合计', '', 1, 3, ''], ['店', '货', '2026-03-01', '2026-03-02', '合计']];
    expect(shown(read(cells, { turned: 'date', columns: [{ index: 0, meaning: 'customer' }, { index: 1, meaning: 'productCode' }, ...across(2, 3)] }))).toEqual([
      'sale 2026-03-01 A 老王 1 3', 'sale 2026-03-02 A 老王 2 4', 'flows.total-mismatch', 'flows.number-invalid', 'flows.total-mismatch',
    ]);
  });
});
