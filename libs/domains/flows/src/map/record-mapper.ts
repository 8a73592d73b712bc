import { decimal, type DomainError, type LocalDate } from '@tributary/kernel';
import { ControlTotals, totalKindOf } from '../check/control-totals';
import { rowFaults } from '../flows.faults';
import { type Cell, dateText, numberText, type SheetRow } from '@tributary/sheets/open';
import type { DaysByKind } from './day-digest';
import type { Dictionary, Numbered } from './dictionary';
import { expiryDay } from './expiry-day';
import type { Header } from './header';
import { kindReader, type KindOf, type RowKind, signed } from './kind-reader';
import type { FlowKind, LayoutField, LayoutMapping } from './layout-mapping';

/** One row of data in our terms; `fault` says why it cannot count. Numbers are decimal texts, '' where there is none. */
export interface FlowRecord {
  readonly rowNo: number;
  /** From 1, of the cell that a cross-tab's record was read from; 0 where a row is a record. */
  readonly column: number;
  readonly kind: FlowKind;
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
  /** Kind, unit, signs, and the words of a type column. */
  readonly mapping: LayoutMapping;
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
/** The name of what stands behind it, or a line that is drawn. */
const NOTE = /^\s*(\D{1,10}[:：]|[-=_─]{2,}\s*$)/;
/** What a formula leaves behind that found nothing; it names no product and no customer. */
const FORMULA_ERRORS = new Set(['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NULL!', '#NUM!']);

/** Turns the rows of one sheet into records. Pure: the same rows give the same records. */
export class RecordMapper {
  private readonly totals = new ControlTotals();
  private readonly dates = new Map<Cell, LocalDate | ''>();

  private readonly unit: string;
  private readonly always: RowKind;
  private readonly kindOf: KindOf | undefined;

  constructor(
    private readonly options: MapperOptions,
    private readonly dictionary: Dictionary,
    private readonly digests: DaysByKind,
  ) {
    const { kind, unit = '', opposite = false, kinds } = options.mapping;
    this.unit = unit;
    this.always = { kind, sign: opposite ? 'opposite' : 'written' };
    this.kindOf = kinds && options.header.kindColumn !== undefined ? kindReader(options.mapping) : undefined;
  }

  /** undefined for rows that are no data: blank ones, repeated headers, correct totals, signatures, kinds that do not count. `column`: as in the record. */
  map({ rowNo, cells }: SheetRow, column = 0): FlowRecord | undefined {
    const code = this.text(cells, 'productCode');
    const name = this.text(cells, 'productName');
    const quantity = numberText(this.cell(cells, 'quantity'));
    const amount = numberText(this.cell(cells, 'amount'));
    if (code === '' && name === '') {
      const kind = firstTotal(cells);
      if (kind) return this.told(rowNo, this.totals.check(kind, quantity, amount));
      // what cannot be read may have been a sale whose cells were shifted
      if (!quantity && !amount && (quantity === '' || !this.date(this.cell(cells, 'date')))) return undefined;
    } else if (!quantity && !amount && this.isNote(cells)) return undefined;
    else if (this.isUndated(cells) && totalKindOf(name || code)) {
      return this.told(rowNo, this.totals.check(totalKindOf(name || code) ?? 'all', quantity, amount));
    } else if (this.isHeader(cells, code, name)) return undefined;
    const kind = this.kindOf ? this.kindOf(this.kindWord(cells)) : this.always;
    if (kind !== null) return this.record({ rowNo, column, cells, code, name, quantity, amount, ...(kind ?? { ...this.always, unknown: this.kindWord(cells) }) });
    this.totals.add(quantity ?? '', amount ?? '');
    return undefined;
  }

  private record({ rowNo, column, cells, code, name, kind, sign, unknown, ...written }: ReadRow): FlowRecord {
    this.totals.add(written.quantity ?? '', written.amount ?? '');
    const quantity = signed(written.quantity, sign);
    const amount = signed(written.amount, sign);
    const date = this.date(this.cell(cells, 'date'));
    const money = amount === '' ? this.priced(cells, quantity) : amount;
    const fault = unknown === undefined ? this.faultOf(cells, date, code + name, quantity, money) : rowFaults.kindUnknown({ value: unknown });
    const unit = this.text(cells, 'unit') || this.unit;
    const item = this.dictionary.item(code, name, this.text(cells, 'specification'), unit);
    const customer = this.customer(cells, kind);
    const document = this.text(cells, 'document');
    const batchNumber = this.text(cells, 'batchNumber');
    const expiryDate = this.expiryDate(cells);
    // whatever a word may come to mean, its row takes no day from another file
    const day = unknown === undefined && this.inRange(date) ? date : '';
    const digests = this.digests.of(kind);
    if (day) digests.add(day, `${item.digest}|${customer.digest}|${quantity}|${money}|${document}${goodsOf(batchNumber, expiryDate)}`);
    const numbers = fault ? { quantity: '', amount: sane(money) } : { quantity: quantity ?? '', amount: money ?? '' };
    return { rowNo, column, kind, date: day, item: item.number, customer: customer.number, ...numbers, document, batchNumber, expiryDate, fault };
  }

  /** In a file of several kinds only those of sales are terminals; who it was still tells two rows apart. */
  private customer(cells: readonly Cell[], kind: FlowKind): Numbered {
    const [code, name] = [this.text(cells, 'customerCode'), this.text(cells, 'customer')];
    if (!this.kindOf || kind === 'sale') return this.dictionary.customer(code, name);
    return { number: -1, digest: code + name };
  }

  /** Signatures and print dates below a table, and lines between its parts. */
  private isNote(cells: readonly Cell[]): boolean {
    const first = cells.find((cell) => cell !== null && cell !== '');
    return typeof first === 'string' && NOTE.test(first) && !this.date(this.cell(cells, 'date'));
  }

  /** Rows of sums have no day of their own. */
  private isUndated(cells: readonly Cell[]): boolean {
    const { columns, texts } = this.options.header;
    const date = columns.date ?? 0;
    const cell = cells[date];
    return date >= texts.length || cell === null || cell === undefined || cell === '';
  }

  private kindWord(cells: readonly Cell[]): string {
    const cell = cells[this.options.header.kindColumn ?? -1];
    return cell === null || cell === undefined ? '' : String(cell).trim();
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

  /** A fault of a row that is no data. */
  told(rowNo: number, fault: DomainError | undefined): FlowRecord | undefined {
    return fault && { rowNo, column: 0, kind: this.always.kind, date: '', item: -1, customer: -1, quantity: '', amount: '', document: '', batchNumber: '', expiryDate: '', fault };
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

  /** Programs that print page by page repeat the header on each, be it of several lines. */
  private isHeader(cells: readonly Cell[], code: string, name: string): boolean {
    const { columns, texts } = this.options.header;
    const date = columns.date ?? 0;
    if (cells[date] === texts[date] && texts[date]) return true;
    return (code !== '' && code === texts[columns.productCode ?? -1]) || (name !== '' && name === texts[columns.productName ?? -1]);
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

/** A row that is data, with its numbers as it writes them. */
interface ReadRow extends RowKind {
  readonly rowNo: number;
  readonly column: number;
  readonly cells: readonly Cell[];
  readonly code: string;
  readonly name: string;
  readonly quantity: string | undefined;
  readonly amount: string | undefined;
  /** The word of the type column, where nobody said what it means. */
  readonly unknown?: string;
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
