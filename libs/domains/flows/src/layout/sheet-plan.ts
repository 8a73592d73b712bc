import { type Fault, faultOf, type Sheet, type SheetRow, tableShapeOf } from '@tributary/sheets/open';
import { contextIn, dayIn, type DateContext, titleTexts } from '../map/date-context';
import { layoutFaults } from '../flows.faults';
import { findHeader, type Header, HEADER_SEARCH_ROWS, textOf } from '../map/header';
import { HEADER_WORDS, headerKey } from '../map/header-words';
import type { DateSource, LayoutField, LayoutMapping } from '../map/layout-mapping';
import { doubtsOf } from './layout-certainty';
import { driftOf } from './layout-drift';
import { headerCandidates, type KnownLayout, type LayoutShape, likestOf, MOST_COLUMNS, shapeOf } from './layout-shape';

/** How one sheet is read. */
export interface SheetPlan {
  readonly header: Header;
  readonly mapping: LayoutMapping;
  /** null: by the layout of the feed. */
  readonly layoutId: number | null;
  readonly shape: LayoutShape;
  /** The day of every row, where the rows have none. */
  readonly day?: string;
}

/** What is done with a sheet: read, left out because a person said so, or left to a person for these reasons. */
export type SheetVerdict =
  | { readonly plan: SheetPlan }
  | { readonly leftOut: true }
  | Doubts;

/** Why a sheet is not read before a person has looked at it. `drifted`: it is like a shape that is known; `unknown`: no header was found by its words. */
export interface Doubts {
  readonly doubts: readonly Fault[];
  readonly how: 'drifted' | 'doubtful' | 'unknown';
}

/** How arrivals of a feed are read. */
export interface Reading {
  readonly mapping: LayoutMapping;
  readonly known: readonly KnownLayout[];
  /** Of the file. */
  readonly name: string;
  readonly latest: string;
}

/** A table has at least so many columns. */
const FEWEST_COLUMNS = 3;

/** How a sheet is read, by its first rows; undefined when there is no table in it. @throws flows.column-missing */
export function planSheet(sheet: Pick<Sheet, 'name' | 'date1904'>, rows: readonly SheetRow[], reading: Reading): SheetVerdict | undefined {
  const context = contextOf(sheet.name, rows, reading);
  const likest = likestOf(headerCandidates(rows), reading.known, context);
  if (likest) {
    const { known, header } = likest;
    if (known.layoutId === null) return known.mapping.confirmed ? { leftOut: true } : { doubts: missingMeanings(rows, reading.mapping), how: 'unknown' };
    const drift = driftOf(likest, rows, sheet.date1904);
    if (drift.length > 0) return { doubts: drift, how: 'drifted' };
    return known.mapping.confirmed ? confirmed(sheet, rows, header, known, reading) : byWords(sheet, rows, reading);
  }
  return byWords(sheet, rows, reading) ?? (isTable(rows) ? { doubts: missingMeanings(rows, reading.mapping), how: 'unknown' } : undefined);
}

/** Month and year that the surroundings of a table tell, the nearest first. */
export function contextOf(sheetName: string, rows: readonly SheetRow[], { name, latest }: Pick<Reading, 'name' | 'latest'>): DateContext {
  const near = [...titleTexts(rows.slice(0, 10)), sheetName, name].map(contextIn);
  const month = near.find((context) => context.month !== undefined)?.month;
  const year = near.find((context) => context.year !== undefined)?.year;
  // a month alone is the last one of that name
  const thisYear = Number(latest.slice(0, 4));
  const lately = month !== undefined && month > Number(latest.slice(5, 7)) ? thisYear - 1 : thisYear;
  return { year: year ?? lately, ...(month === undefined ? {} : { month }) };
}

/** The day that title, sheet or file name tell. */
export function dayFrom(source: DateSource, sheetName: string, above: readonly SheetRow[], reading: Pick<Reading, 'name' | 'latest'>): string | undefined {
  const context = contextOf(sheetName, above, reading);
  const around = context.year === undefined ? {} : { year: context.year };
  const texts = source === 'title' ? titleTexts(above) : [source === 'sheet' ? sheetName : reading.name];
  return texts.map((text) => dayIn(text, around)).find((day) => day !== undefined);
}

function confirmed(sheet: Pick<Sheet, 'name' | 'date1904'>, rows: readonly SheetRow[], header: Header, known: KnownLayout, reading: Reading): SheetVerdict {
  const { mapping, layoutId } = known;
  const day = mapping.dateFrom && dayFrom(mapping.dateFrom, sheet.name, rows.filter(({ rowNo }) => rowNo < header.rowNo), reading);
  const shape = { ...shapeOf(header, rows, sheet.date1904), columns: known.shape.columns };
  return { plan: { header, mapping, layoutId, shape, ...(day === undefined ? {} : { day }) } };
}

function byWords({ date1904 }: Pick<Sheet, 'date1904'>, rows: readonly SheetRow[], { mapping }: Reading): SheetVerdict | undefined {
  const enough = Math.max(HEADER_SEARCH_ROWS, mapping.headerRow ?? 0);
  const header = findHeader(rows.filter(({ rowNo }) => rowNo <= enough), mapping);
  if (!header) return undefined;
  const doubts = mapping.columns?.quantity === undefined ? doubtsOf(header, rows, mapping.kind) : [];
  if (doubts.length > 0) return { doubts, how: 'doubtful' };
  return { plan: { header, mapping, layoutId: null, shape: shapeOf(header, rows, date1904) } };
}

/** What the words of the header do not tell, of the row that tells most; else the columns of the layout that are not there. */
function missingMeanings(rows: readonly SheetRow[], { columns = {} }: LayoutMapping): Fault[] {
  const told = rows.filter(({ rowNo }) => rowNo <= HEADER_SEARCH_ROWS).map((row) => NEEDED.filter(({ fields }) => !fields.some((field) => tells(row, field))));
  const missing = told.sort((a, b) => a.length - b.length)[0] ?? NEEDED;
  if (missing.length > 0) return missing.map(({ meaning }) => faultOf(layoutFaults.meaningMissing({ meaning: `flows.field-${meaning}` })));
  const texts = new Set(rows.flatMap(({ cells }) => cells.slice(0, MOST_COLUMNS).map((cell) => headerKey(textOf(cell)))));
  return Object.values(columns).filter((column) => !texts.has(headerKey(column))).map((column) => faultOf(layoutFaults.columnGone({ column })));
}

const NEEDED: readonly { readonly meaning: string; readonly fields: readonly LayoutField[] }[] = [
  { meaning: 'date', fields: ['date'] },
  { meaning: 'product', fields: ['productCode', 'productName'] },
  { meaning: 'quantity', fields: ['quantity'] },
];

const tells = ({ cells }: SheetRow, field: LayoutField): boolean => cells.slice(0, MOST_COLUMNS).some((cell) => HEADER_WORDS[field].has(headerKey(textOf(cell))));

/** Rows below something like a header, of several columns with numbers among them. */
function isTable(rows: readonly SheetRow[]): boolean {
  const { headerRows, dataRows } = tableShapeOf(rows);
  const header = rows.find(({ rowNo }) => rowNo === headerRows.at(-1));
  return dataRows > 0 && (header?.cells.filter((cell) => cell !== null && String(cell).trim() !== '').length ?? 0) >= FEWEST_COLUMNS;
}

/** How a sheet looks that does not count: by what is most like a header. */
export function guessedShape(rows: readonly SheetRow[], date1904: boolean): LayoutShape {
  const { headerRows } = tableShapeOf(rows);
  const cells = rows.find(({ rowNo }) => rowNo === headerRows.at(-1))?.cells.slice(0, MOST_COLUMNS) ?? [];
  return shapeOf({ rowNo: headerRows.at(-1) ?? 0, texts: cells.map(textOf), columns: {} }, rows, date1904);
}
