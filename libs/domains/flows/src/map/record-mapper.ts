import { decimal, type DomainError, type LocalDate } from '@tributary/kernel';
import { ControlTotals, totalKindOf } from '../check/control-totals';
import { rowFaults } from '../flows.faults';
import { type Cell, dateText, numberText, type SheetRow } from '@tributary/sheets/open';
import type { DayDigests } from './day-digest';
import type { Dictionary } from './dictionary';
import { expiryDay } from './expiry-day';
import type { Header } from './header';
import type { LayoutField } from './layout-mapping';

/** One row of data in our terms; `fault` says why it cannot count. Numbers are decimal texts, '' where there is none. */
export interface FlowRecord {
  readonly rowNo: number;
  readonly date: LocalDate | '';
  /** Numbers in the dictionary; -1 for none. */
  readonly item: number;
  readonly customer: number;
  readonly quantity: string;
  readonly amount: string;
  readonly document: string;
  /** Of the goods, as the file writes it. */
  readonly batchNumber: string;
  readonly expiryDate: LocalDate | '';
  readonly fault: DomainError | undefined;
}

export interface MapperOptions {
  readonly header: Header;
  readonly date1904: boolean;
  /** Unit where the file has no column for it; '' for none. */
  readonly unit: string;
  /** The day the file arrived; later rows are no facts. */
  readonly latest: LocalDate;
}

const EARLIEST = '2000-01-01';
/** Different spellings of days to remember. */
const MOST_DATES = 10_000;
/** Fits numeric(18,3) even after conversion into small units. */
const LARGEST_QUANTITY = 1e9;
const LARGEST_AMOUNT = 1e13;
/** Texts with fewer characters are below either. */
const SURELY_SMALL = 9;
/** What a formula leaves behind that found nothing; it names no product and no customer. */
const FORMULA_ERRORS = new Set(['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NULL!', '#NUM!']);

/** Turns the rows of one sheet into records. Pure: the same rows give the same records. */
export class RecordMapper {
  private readonly totals = new ControlTotals();
  private readonly dates = new Map<Cell, LocalDate | ''>();

  constructor(
    private readonly options: MapperOptions,
    private readonly dictionary: Dictionary,
    private readonly digests: DayDigests,
  ) {}

  /** undefined for rows that are no data: blank ones, repeated headers, correct totals, signatures. */
  map({ rowNo, cells }: SheetRow): FlowRecord | undefined {
    const code = this.text(cells, 'productCode');
    const name = this.text(cells, 'productName');
    const quantity = numberText(this.cell(cells, 'quantity'));
    const amount = numberText(this.cell(cells, 'amount'));
    if (code === '' && name === '') {
      const kind = firstTotal(cells);
      if (kind) return this.total(rowNo, this.totals.check(kind, quantity, amount));
      if (!quantity && !amount) return undefined;
    } else if (this.isHeader(cells)) return undefined;
    return this.record(rowNo, cells, code, name, quantity, amount);
  }

  private record(rowNo: number, cells: readonly Cell[], code: string, name: string, quantity?: string, amount?: string): FlowRecord {
    const date = this.date(this.cell(cells, 'date'));
    const money = amount === '' ? this.priced(cells, quantity) : amount;
    const fault = this.faultOf(cells, date, code + name, quantity, money);
    const unit = this.text(cells, 'unit') || this.options.unit;
    const item = this.dictionary.item(code, name, this.text(cells, 'specification'), unit);
    const customer = this.dictionary.customer(this.text(cells, 'customerCode'), this.text(cells, 'customer'));
    const document = this.text(cells, 'document');
    const batchNumber = this.text(cells, 'batchNumber');
    const expiryDate = this.expiryDate(cells);
    this.totals.add(quantity ?? '', amount ?? '');
    const day = this.inRange(date) ? date : '';
    if (day) this.digests.add(day, `${item.digest}|${customer.digest}|${quantity}|${money}|${document}${goodsOf(batchNumber, expiryDate)}`);
    const numbers = fault ? { quantity: '', amount: sane(money) } : { quantity: quantity ?? '', amount: money ?? '' };
    return { rowNo, date: day, item: item.number, customer: customer.number, ...numbers, document, batchNumber, expiryDate, fault };
  }

  /** undefined stands for what could not be read, '' for what is not there. */
  private faultOf(cells: readonly Cell[], date: LocalDate | '' | undefined, product: string, quantity?: string, amount?: string): DomainError | undefined {
    if (date === '') return rowFaults.dateMissing();
    if (date === undefined || date < EARLIEST) return rowFaults.dateInvalid({ value: this.text(cells, 'date') });
    if (date > this.options.latest) return rowFaults.dateInFuture({ value: date });
    if (product === '') return rowFaults.productMissing();
    if (quantity === '') return rowFaults.quantityMissing();
    return this.numberFault(cells, 'quantity', quantity, LARGEST_QUANTITY) ?? this.numberFault(cells, 'amount', amount, LARGEST_AMOUNT);
  }

  private numberFault(cells: readonly Cell[], field: LayoutField, text: string | undefined, largest: number): DomainError | undefined {
    if (text !== undefined && (text.length < SURELY_SMALL || Math.abs(Number(text)) < largest)) return undefined;
    const column = this.options.header.texts[this.options.header.columns[field] ?? -1] ?? field;
    return text === undefined ? rowFaults.numberInvalid({ column, value: this.text(cells, field) }) : rowFaults.numberTooLarge({ column, value: text });
  }

  /** Where a file has prices instead of amounts: their product in full, which the ledger rounds to cents once. */
  private priced(cells: readonly Cell[], quantity: string | undefined): string {
    const price = numberText(this.cell(cells, 'price'));
    return price && quantity ? decimal(price).times(quantity).toFixed() : '';
  }

  private total(rowNo: number, fault: DomainError | undefined): FlowRecord | undefined {
    return fault && { rowNo, date: '', item: -1, customer: -1, quantity: '', amount: '', document: '', batchNumber: '', expiryDate: '', fault };
  }

  private inRange(date: LocalDate | undefined): date is LocalDate {
    return date !== undefined && date >= EARLIEST && date <= this.options.latest;
  }

  private date(cell: Cell | undefined): LocalDate | '' | undefined {
    if (cell === undefined || cell === null || cell instanceof Date) return dateText(cell, this.options.date1904);
    const known = this.dates.get(cell);
    if (known !== undefined) return known;
    const date = dateText(cell, this.options.date1904);
    if (date !== undefined && this.dates.size < MOST_DATES) this.dates.set(cell, date);
    return date;
  }

  private expiryDate(cells: readonly Cell[]): LocalDate | '' {
    const cell = this.cell(cells, 'expiryDate');
    return cell === undefined || cell === null ? '' : expiryDay(cell, this.options.date1904);
  }

  /** Programs that print page by page repeat the header on each. */
  private isHeader(cells: readonly Cell[]): boolean {
    const { columns, texts } = this.options.header;
    const date = columns.date ?? 0;
    return cells[date] === texts[date] && texts[date] !== '';
  }

  private cell(cells: readonly Cell[], field: LayoutField): Cell | undefined {
    const column = this.options.header.columns[field];
    return column === undefined ? undefined : cells[column];
  }

  private text(cells: readonly Cell[], field: LayoutField): string {
    const cell = this.cell(cells, field);
    if (cell === undefined || cell === null) return '';
    const text = typeof cell === 'string' ? cell.trim() : textOf(cell);
    return text.startsWith('#') && FORMULA_ERRORS.has(text) ? '' : text;
  }
}

/** What tells goods of one product apart, where a file says it. */
function goodsOf(batchNumber: string, expiryDate: LocalDate | ''): string {
  return batchNumber || expiryDate ? `|${batchNumber}|${expiryDate}` : '';
}

/** A row that cannot count still shows what it is worth, as far as the ledger's columns reach. */
function sane(amount = ''): string {
  return Math.abs(Number(amount)) < LARGEST_AMOUNT ? amount : '';
}

function textOf(cell: Exclude<Cell, null | string>): string {
  return cell instanceof Date ? dateText(cell, false) || '' : String(cell);
}

function firstTotal(cells: readonly Cell[]): ReturnType<typeof totalKindOf> {
  for (const cell of cells) {
    const kind = typeof cell === 'string' && cell !== '' ? totalKindOf(cell) : undefined;
    if (kind) return kind;
  }
  return undefined;
}
