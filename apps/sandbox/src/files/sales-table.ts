import type { FileLayout, SandboxDealer } from '../spec/sandbox-spec';
import type { SalesLine } from './daily-sales';

/** A cell as the dealer's software prints it. */
export type Cell = string | number;
export type Table = readonly (readonly Cell[])[];

interface Column {
  readonly title: string;
  cell(line: SalesLine): Cell;
}

const yuan = (fen: number): number => fen / 100;

const STANDARD: readonly Column[] = [
  { title: '单据日期', cell: (line) => line.date },
  { title: '单据号', cell: (line) => line.document },
  { title: '客户名称', cell: (line) => line.customer },
  { title: '商品编码', cell: (line) => line.productCode },
  { title: '商品名称', cell: (line) => line.productName },
  { title: '规格', cell: (line) => line.specification },
  { title: '数量', cell: (line) => line.quantity },
  { title: '单位', cell: (line) => line.unit },
  { title: '单价', cell: (line) => yuan(line.price) },
  { title: '金额', cell: (line) => yuan(line.amount) },
];

/** Another program's words and order, dates with slashes. */
const KINGDEE: readonly Column[] = [
  { title: '日期', cell: (line) => line.date.replaceAll('-', '/') },
  { title: '单据编号', cell: (line) => line.document },
  { title: '购货单位', cell: (line) => line.customer },
  { title: '产品代码', cell: (line) => line.productCode },
  { title: '产品名称', cell: (line) => line.productName },
  { title: '规格型号', cell: (line) => line.specification },
  { title: '单位', cell: (line) => line.unit },
  { title: '实发数量', cell: (line) => line.quantity },
  { title: '销售单价', cell: (line) => yuan(line.price) },
  { title: '销售金额', cell: (line) => yuan(line.amount) },
];

const BATCHES: readonly Column[] = [
  { title: '批号', cell: ({ batch }) => batch?.number ?? '' },
  { title: '有效期至', cell: ({ batch }) => batch?.expiry ?? '' },
];

const PRINTED: Readonly<Record<FileLayout, readonly Column[]>> = { standard: STANDARD, kingdee: KINGDEE, csv: STANDARD };
const columnsOf = ({ layout, batches }: SandboxDealer): readonly Column[] => [...PRINTED[layout], ...(batches ? BATCHES : [])];

/** A row with a few filled cells, by column title. */
const sparse = (columns: readonly Column[], cells: Readonly<Record<string, Cell>>): Cell[] => columns.map(({ title }) => cells[title] ?? '');
const sum = (lines: readonly SalesLine[], key: 'quantity' | 'amount'): number => lines.reduce((total, line) => total + line[key], 0);

/** The sheet that the dealer's software would print: titles, header, lines, totals. */
export function salesTable(dealer: SandboxDealer, date: string, lines: readonly SalesLine[]): Table {
  const columns = columnsOf(dealer);
  const header = columns.map(({ title }) => title);
  const body = lines.map((line) => columns.map(({ cell }) => cell(line)));
  if (dealer.layout === 'csv') return [header, ...body];
  if (dealer.layout === 'kingdee') return [[dealer.name], ['销售出库明细表'], [`期间：${date.replaceAll('-', '/')}`], header, ...withSubtotals(columns, lines)];
  const total = sparse(columns, { 单据日期: '合计', 数量: sum(lines, 'quantity'), 金额: yuan(sum(lines, 'amount')) });
  return [[`${dealer.name}销售明细表`], [`打印日期：${date}`], header, ...body, total];
}

function withSubtotals(columns: readonly Column[], lines: readonly SalesLine[]): Cell[][] {
  const rows = [...Map.groupBy(lines, (line) => line.customer)].flatMap(([customer, own]) => [
    ...own.map((line) => columns.map(({ cell }) => cell(line))),
    sparse(columns, { 购货单位: `${customer} 小计`, 实发数量: sum(own, 'quantity'), 销售金额: yuan(sum(own, 'amount')) }),
  ]);
  return [...rows, sparse(columns, { 日期: '总计', 实发数量: sum(lines, 'quantity'), 销售金额: yuan(sum(lines, 'amount')) })];
}
