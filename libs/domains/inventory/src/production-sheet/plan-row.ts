import { compact, decimal, type DomainError, type LocalDate } from '@tributary/kernel';
import { type Cell, dateText, numberText, type SheetRow, type TableSheet } from '@tributary/sheets';
import { inventoryErrors } from '../inventory.errors';

const COLUMNS = ['sku', 'location', 'readyOn', 'planned', 'note'] as const;
type PlanColumn = (typeof COLUMNS)[number];

/** What people call the columns; the first ones are those of our own workbooks. */
const NAMES: Readonly<Record<PlanColumn, readonly string[]>> = {
  sku: ['产品编码', 'SKU code', '物料编码', '物料号', '编码', 'code', 'material'],
  location: ['库存地编码', 'Location code', '库存地', '仓库', 'location', 'warehouse'],
  readyOn: ['可发日期', 'Ready on', '完工日期', '计划日期', '日期', 'date'],
  planned: ['计划数量', 'Planned', '数量', '排产数量', 'quantity'],
  note: ['备注', 'Note', 'remark'],
};

/** How many rows may stand above the header: titles, remarks. */
const ROWS_ABOVE = 10;
const LONGEST = 500;
const MOST_WHOLE_DIGITS = 12;

/** A row as it reads, before anybody asks whether its product and location exist. */
export interface PlanRow {
  readonly rowNo: number;
  readonly code: string;
  /** Code or name. */
  readonly location: string;
  readonly readyOn: LocalDate;
  /** In base units. */
  readonly planned: string;
  readonly note: string;
}

type UnreadableRow = Pick<PlanRow, 'rowNo' | 'code' | 'location'> & { readonly refusal: DomainError };

export type ReadPlanRow = (PlanRow | UnreadableRow) & { readonly sheet: string };

/** The rows below the header of every sheet that has one. @throws inventory.header-missing */
export function readPlanRows(sheets: readonly TableSheet[]): ReadPlanRow[] {
  const headed = sheets.flatMap((sheet) => {
    const header = headerOf(sheet.rows);
    return header ? [{ sheet, header }] : [];
  });
  if (headed.length === 0) throw inventoryErrors.headerMissing();
  return headed.flatMap(({ sheet, header }) =>
    sheet.rows.filter(({ rowNo }) => rowNo > header.rowNo).map((row) => ({ ...readRow(row, header.at, sheet.date1904), sheet: sheet.name })),
  );
}

type Columns = ReadonlyMap<PlanColumn, number>;

function headerOf(rows: readonly SheetRow[]): { readonly rowNo: number; readonly at: Columns } | undefined {
  for (const { rowNo, cells } of rows.slice(0, ROWS_ABOVE)) {
    const at = new Map<PlanColumn, number>();
    cells.forEach((cell, index) => {
      const column = typeof cell === 'string' ? COLUMNS.find((name) => NAMES[name].some((known) => compact(known) === compact(cell))) : undefined;
      if (column && !at.has(column)) at.set(column, index);
    });
    if (at.has('sku') && at.has('readyOn') && at.has('planned')) return { rowNo, at };
  }
  return undefined;
}

function readRow({ rowNo, cells }: SheetRow, at: Columns, date1904: boolean): PlanRow | UnreadableRow {
  const cell = (column: PlanColumn): Cell => cells[at.get(column) ?? -1] ?? null;
  const named = { rowNo, code: textOf(cell('sku')), location: textOf(cell('location')) };
  if (named.code === '') return { ...named, refusal: inventoryErrors.rowWithoutCode() };
  const readyOn = dateText(cell('readyOn'), date1904);
  if (!readyOn) return { ...named, refusal: inventoryErrors.rowDay({ value: textOf(cell('readyOn')) }) };
  const planned = quantityOf(cell('planned'));
  if (planned === undefined) return { ...named, refusal: inventoryErrors.rowQuantity({ value: textOf(cell('planned')) }) };
  return { ...named, readyOn, planned, note: textOf(cell('note')) };
}

/** A quantity that is not negative and fits; undefined for any other. */
function quantityOf(cell: Cell): string | undefined {
  const text = numberText(cell);
  const value = text && text.length <= 40 ? decimal(text) : undefined;
  const fits = value && !value.isNegative() && value.decimalPlaces() <= 3 && value.truncated().toFixed().length <= MOST_WHOLE_DIGITS;
  return fits ? value.toFixed() : undefined;
}

function textOf(cell: Cell): string {
  const text = cell === null || cell instanceof Date ? '' : String(cell);
  return text.normalize('NFKC').trim().slice(0, LONGEST);
}
