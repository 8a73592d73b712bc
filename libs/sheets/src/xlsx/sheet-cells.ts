import { instantOf } from '../cell/day-number';
import type { Cell, SheetRow } from '../open/sheet-row';
import { columnOf } from './cell-place';
import type { CellStyles } from './cell-styles';
import type { SharedTexts } from './shared-texts';
import { unescapedText } from './office-text';
import { attributeOf, type XmlAttributes, type XmlHandler } from './xml-scanner';

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const LONGEST_CELL = 4_000_000;

/** What the cells of a sheet need to be read. */
export interface CellContext {
  readonly texts: SharedTexts;
  readonly styles: CellStyles;
  readonly date1904: boolean;
}

/** Collects the rows of a sheet; those without any value are left out. `take` them from time to time. */
export class SheetCells implements XmlHandler {
  private rows: SheetRow[] = [];
  private inData = false;
  private rowNo = 0;
  private cells: Cell[] = [];
  private column = -1;
  private type = '';
  private style = '';
  private value = '';
  private inline = '';
  private target: 'value' | 'inline' | undefined;
  private inInline = false;
  private phonetic = false;

  constructor(private readonly context: CellContext) {}

  take(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.target = 'value';
    else if (name === 't') this.target = this.inInline && !this.phonetic ? 'inline' : undefined;
    else if (name === 'is') this.inInline = true;
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'sheetData') this.inData = true;
  }

  text(text: string): void {
    if (this.target === 'value') this.value += text;
    else if (this.target === 'inline') this.inline += text;
  }

  close(name: string): void {
    if (name === 'c') this.closeCell();
    else if (name === 'v' || name === 't') this.target = undefined;
    else if (name === 'is') this.inInline = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'row') this.closeRow();
    else if (name === 'sheetData') this.inData = false;
  }

  private openRow(attributes: XmlAttributes): void {
    const said = attributeOf(attributes, 'r');
    this.rowNo = said === undefined ? this.rowNo + 1 : Number(said);
    if (!(this.rowNo >= 1 && this.rowNo <= MOST_ROWS)) throw new Error('a row beyond the sheet');
    this.cells = [];
    this.column = -1;
  }

  private closeRow(): void {
    if (this.inData && this.cells.length > 0) this.rows.push({ rowNo: this.rowNo, cells: this.cells });
  }

  private openCell(attributes: XmlAttributes): void {
    const place = attributeOf(attributes, 'r');
    this.column = place === undefined ? this.column + 1 : columnOf(place);
    if (this.column < 0 || this.column >= MOST_COLUMNS) throw new Error('a cell beyond the sheet');
    this.type = attributeOf(attributes, 't') ?? 'n';
    this.style = attributeOf(attributes, 's') ?? '';
    this.value = '';
    this.inline = '';
  }

  private closeCell(): void {
    if (this.value.length > LONGEST_CELL || this.inline.length > LONGEST_CELL) throw new Error('a cell that is too long');
    const cell = this.read();
    if (cell === null) return;
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column] = cell;
  }

  private read(): Cell {
    const { type, value, context } = this;
    if (type === 'inlineStr') return unescapedText(this.inline);
    if (type === 'str') return unescapedText(value);
    if (value === '') return null;
    if (type === 's') return context.texts.at(Number(value));
    if (type === 'b') return value === '1' || value.toLowerCase() === 'true';
    if (type === 'e' || type === 'd') return value;
    return this.number(Number(value));
  }

  private number(value: number): Cell {
    if (Number.isNaN(value)) return this.value;
    if (this.style === '' || !this.context.styles.isDate(Number(this.style))) return value;
    return new Date(instantOf(value, this.context.date1904));
  }
}
