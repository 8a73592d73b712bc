import { errorMessage, type Locale } from '@tributary/kernel';
import { numberText, type WrittenCell, type WrittenSheet } from '@tributary/sheets';
import type { SheetReader } from '../export/order-workbook';
import type { SkippedAs } from './asked-row';
import type { JudgedRow } from './judged-row';
import type { OrderUnitWords } from './order-unit-words';
import { OUR_HEADINGS } from './sheet-words';

interface FileWords {
  readonly sheet: string;
  readonly columns: readonly string[];
  readonly ok: string;
  readonly merged: (rowNumber: number) => string;
  readonly skipped: Readonly<Record<SkippedAs, string>>;
}

const { 'zh-CN': ZH, 'en-US': EN } = OUR_HEADINGS;

const WORDS: Readonly<Record<Locale, FileWords>> = {
  'zh-CN': {
    sheet: '订货单',
    columns: [ZH.ourCode, '识别品名', ZH.ourQuantity, ZH.ourUnit, '单价', '金额', '结果'],
    ok: '可订',
    merged: (rowNumber) => `已并入第 ${rowNumber} 行`,
    skipped: { title: '标题，未计入', header: '表头', total: '合计行，未计入', note: '说明，未计入', 'not-ordered': '未填数量，未计入', removed: '已排除' },
  },
  'en-US': {
    sheet: 'Order',
    columns: [EN.ourCode, 'Read as name', EN.ourQuantity, EN.ourUnit, 'Price', 'Worth', 'Result'],
    ok: 'Can be ordered',
    merged: (rowNumber) => `Counted in row ${rowNumber}`,
    skipped: { title: 'Title, not counted', header: 'Header', total: 'Total, not counted', note: 'Note, not counted', 'not-ordered': 'No quantity, not counted', removed: 'Left out' },
  },
};

const WIDTHS = [16, 30, 10, 8, 10, 12, 50];
const OWN_WIDTH = 16;
/** Where the price stands, and the amount beside it. */
const PRICE_COLUMN = 4;

/**
 * The rows as they came, each with what it was read as and what became of it beside it, under the names of their sheets.
 * Read again, it says the same: quantities are those of the row, not of the line into which it was merged.
 */
export function correctedSheets(rows: readonly JudgedRow[], units: OrderUnitWords, reader: SheetReader): WrittenSheet[] {
  const file = new CorrectedFile(rows, units, reader);
  return [...Map.groupBy(rows, ({ row }) => row.sheet)].map(([name, own]) => file.sheet(name, own));
}

class CorrectedFile {
  private readonly words: FileWords;
  private readonly rowNumbers: ReadonlyMap<number, number>;

  constructor(
    rows: readonly JudgedRow[],
    private readonly units: OrderUnitWords,
    private readonly reader: SheetReader,
  ) {
    this.words = WORDS[reader.locale];
    this.rowNumbers = new Map(rows.map(({ row }) => [row.no, row.rowNumber]));
  }

  sheet(name: string, rows: readonly JudgedRow[]): WrittenSheet {
    const width = Math.max(0, ...rows.map(({ row }) => row.cells.length));
    const heading = rows.some(({ row }) => row.skipped === 'header') ? [] : [[...padded([], width), ...this.kept(this.words.columns)]];
    const written = rows.map((judged) => [...padded(judged.row.cells, width), ...this.kept(this.ours(judged))]);
    return { name: name || this.words.sheet, rows: [...heading, ...written], widths: [...Array.from({ length: width }, () => OWN_WIDTH), ...this.kept(WIDTHS)] };
  }

  /** Without price and amount where the reader sees none. */
  private kept<T>(row: readonly T[]): T[] {
    return this.reader.prices ? [...row] : row.toSpliced(PRICE_COLUMN, 2);
  }

  private ours(judged: JudgedRow): WrittenCell[] {
    const { locale } = this.reader;
    const { row, state, sku, unit, price } = judged;
    if (row.skipped === 'header') return [...this.words.columns];
    const name = (locale === 'en-US' && sku?.nameEn) || sku?.name || null;
    const quantity = row.skipped === 'removed' ? 0 : state === 'skipped' ? null : number(numberText(row.quantity));
    const facts = [sku?.code ?? null, name, quantity, unit === null ? null : this.units.nameOf(unit, locale), number(price?.unitPrice), number(price?.amount)];
    return [...facts, resultOf(judged, this.words, locale, this.rowNumbers)];
  }
}

function resultOf({ row, state, mergedInto, refusals }: JudgedRow, words: FileWords, locale: Locale, rowNumbers: ReadonlyMap<number, number>): string {
  if (row.skipped !== null) return words.skipped[row.skipped];
  if (state === 'merged') return words.merged(rowNumbers.get(mergedInto ?? 0) ?? 0);
  return refusals.length === 0 ? words.ok : refusals.map(({ code, params }) => errorMessage(code, locale, params)).join(' ');
}

const padded = (cells: readonly string[], width: number): WrittenCell[] => Array.from({ length: width }, (_, at) => cells[at] || null);
const number = (text: string | null | undefined): number | null => (text ? Number(text) : null);
