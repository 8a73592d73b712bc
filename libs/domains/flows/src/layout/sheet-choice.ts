import type { SheetRow } from '@tributary/sheets/open';
import { flowsErrors } from '../flows.errors';
import { type DateContext, headedDay } from '../map/date-context';
import { type Header, textOf, type TurnedColumns } from '../map/header';
import { headerKey } from '../map/header-words';
import type { DateSource, FlowKind, KindMeaning, LayoutField, LayoutMapping, TurnedField } from '../map/layout-mapping';
import type { SheetHead } from '../read/head-job';
import { contextOf } from './sheet-plan';
import { headerBy, isTotalHead, type KnownLayout, MOST_COLUMNS, shapeOf } from './layout-shape';

/** What a person says a column is: one of our words, one of those that a cross-tab has across, or what tells the kind of each row. */
export type ColumnMeaning = LayoutField | 'across' | 'kind';

export interface ColumnChoice {
  /** From 0. */
  readonly index: number;
  readonly meaning: ColumnMeaning;
}

/** How a sheet is to be read, by the places of its columns; columns that are not named are read by nobody. */
export interface SheetChoice {
  /** Of the sheet, from 1. */
  readonly no: number;
  readonly counts: boolean;
  /** The last row of the header, and how many it has. */
  readonly headerRow: number;
  readonly headerLines: number;
  readonly kind: FlowKind;
  readonly columns: readonly ColumnChoice[];
  readonly filledDown: readonly LayoutField[];
  /** What stands across, where columns are `across`. */
  readonly turned?: TurnedField | null;
  readonly kinds?: readonly { readonly value: string; readonly meaning: KindMeaning }[];
  readonly dateFrom?: DateSource | null;
  readonly unit?: string | null;
  readonly opposite?: boolean;
}

/** The texts of a header of some lines: in every column the lowest counts. */
export function headerTexts(rows: readonly SheetRow[], headerRow: number, lines: number): string[] {
  const block = rows.filter(({ rowNo }) => rowNo > headerRow - lines && rowNo <= headerRow);
  const width = Math.min(MOST_COLUMNS, Math.max(0, ...block.map(({ cells }) => cells.length)));
  return Array.from({ length: width }, (_, column) => block.map(({ cells }) => textOf(cells[column])).findLast((text) => text !== '') ?? '');
}

/**
 * A person's choice in the form in which it is remembered. `layoutId` is nobody's yet: the caller gives it its own.
 * @throws flows.layout-incomplete, flows.layout-ambiguous
 */
export function knownBy(choice: SheetChoice, { rows, name, date1904 }: Pick<SheetHead, 'rows' | 'name' | 'date1904'>, file: { readonly name: string; readonly latest: string }): KnownLayout {
  const texts = headerTexts(rows, choice.headerRow, choice.headerLines);
  const header = headerOf(choice, texts, contextOf(name, rows, file));
  if (!choice.counts) return { layoutId: null, mapping: { kind: choice.kind, confirmed: true }, shape: { ...shapeOf({ rowNo: choice.headerRow, texts, columns: {} }, rows, date1904), contents: {} } };
  requireWhole(choice, header);
  return { layoutId: 0, mapping: mappingOf(choice, header), shape: shapeOf(header, rows, date1904) };
}

/** A known layout as the choice that a person would have made of it, in a sheet that has its columns or most of them. */
export function choiceOf({ mapping, shape, layoutId }: KnownLayout, sheet: SheetHead, place: { readonly headerRow: number; readonly headerLines: number }, context: DateContext): SheetChoice {
  const header = headerBy({ rowNo: place.headerRow, texts: headerTexts(sheet.rows, place.headerRow, place.headerLines) }, { mapping, shape }, context);
  const named = Object.entries(header.columns).map(([field, index]) => ({ index, meaning: field as ColumnMeaning }));
  const across = header.turned?.columns.map(({ index }) => ({ index, meaning: 'across' as const })) ?? [];
  const kind = header.kindColumn === undefined ? [] : [{ index: header.kindColumn, meaning: 'kind' as const }];
  return {
    no: sheet.no, counts: layoutId !== null, ...place, kind: mapping.kind, columns: [...named, ...across, ...kind], filledDown: mapping.filledDown ?? [], turned: mapping.turned ?? null,
    kinds: Object.entries(mapping.kinds?.values ?? {}).map(([value, meaning]) => ({ value, meaning })), dateFrom: mapping.dateFrom ?? null, unit: mapping.unit ?? null, opposite: mapping.opposite ?? false,
  };
}

function headerOf(choice: SheetChoice, texts: readonly string[], context: DateContext): Header {
  const columns: Partial<Record<LayoutField, number>> = {};
  for (const { index, meaning } of choice.columns) {
    if (meaning === 'across' || meaning === 'kind') continue;
    if (columns[meaning] !== undefined || index >= texts.length) throw flowsErrors.layoutAmbiguous({ field: meaning });
    columns[meaning] = index;
  }
  const kinds = choice.columns.filter(({ meaning }) => meaning === 'kind');
  if (kinds.length > 1) throw flowsErrors.layoutAmbiguous({ field: 'kind' });
  const turned = turnedOf(choice, texts, context);
  return { rowNo: choice.headerRow, texts, columns, ...(kinds[0] ? { kindColumn: kinds[0].index } : {}), ...(turned ? { turned } : {}) };
}

function turnedOf({ columns, turned }: SheetChoice, texts: readonly string[], context: DateContext): TurnedColumns | undefined {
  const across = columns.filter(({ meaning }) => meaning === 'across').map(({ index }) => index);
  if (across.length === 0) return undefined;
  if (!turned) throw flowsErrors.layoutIncomplete({ field: 'across' });
  const headed = across.map((index) => ({ index, value: turned === 'date' ? headedDay(texts[index] ?? '', context) : texts[index] || undefined }));
  if (headed.some(({ value }) => value === undefined)) throw flowsErrors.layoutIncomplete({ field: 'across' });
  const total = texts.findIndex((text) => isTotalHead(text));
  return { field: turned, columns: headed.map(({ index, value }) => ({ index, value: value ?? '' })), ...(total === -1 ? {} : { total }) };
}

function requireWhole({ dateFrom, kinds }: SheetChoice, { columns, turned, kindColumn }: Header): void {
  const has = (field: LayoutField): boolean => columns[field] !== undefined || turned?.field === field;
  if (!has('date') && !dateFrom) throw flowsErrors.layoutIncomplete({ field: 'date' });
  if (!has('productCode') && !has('productName')) throw flowsErrors.layoutIncomplete({ field: 'product' });
  if (columns.quantity === undefined && !turned) throw flowsErrors.layoutIncomplete({ field: 'quantity' });
  if (columns.quantity !== undefined && turned) throw flowsErrors.layoutAmbiguous({ field: 'quantity' });
  if (kindColumn !== undefined && !kinds?.length) throw flowsErrors.layoutIncomplete({ field: 'kind' });
}

function mappingOf({ kind, filledDown, kinds = [], dateFrom, unit, opposite = false }: SheetChoice, { texts, columns, turned, kindColumn }: Header): LayoutMapping {
  const nth = Object.entries(columns).map(([field, index]) => [field, placeOf(texts, index)] as const).filter(([, place]) => place > 1);
  return {
    kind,
    confirmed: true,
    columns: Object.fromEntries(Object.entries(columns).map(([field, index]) => [field, texts[index] ?? ''])),
    ...(nth.length > 0 ? { nth: Object.fromEntries(nth) } : {}),
    ...(unit ? { unit } : {}),
    ...(filledDown.length > 0 ? { filledDown } : {}),
    ...(turned ? { turned: turned.field } : {}),
    ...(kindColumn === undefined ? {} : { kinds: { column: texts[kindColumn] ?? '', values: Object.fromEntries(kinds.map(({ value, meaning }) => [value, meaning])) } }),
    ...(dateFrom && columns.date === undefined && turned?.field !== 'date' ? { dateFrom } : {}),
    ...(opposite ? { opposite } : {}),
  };
}

/** Which of the columns with its text a column is. */
function placeOf(texts: readonly string[], index: number): number {
  const key = headerKey(texts[index] ?? '');
  return texts.slice(0, index + 1).filter((text) => headerKey(text) === key).length;
}
