import { type Cell, type Fault, faultOf, numberText, type SheetRow } from '@tributary/sheets/open';
import { layoutFaults } from '../flows.faults';
import type { Header } from '../map/header';
import { HEADER_WORDS, headerKey } from '../map/header-words';
import { meaningOfWord } from '../map/kind-reader';
import type { FlowKind, KindMeaning, LayoutField } from '../map/layout-mapping';
import { columnCells } from './column-content';

/** Words above a column that tells kinds of rows apart. */
const KIND_COLUMN = /^(单据类型|业务类型|单据类别|业务类别|类型|出入库类型|交易类型|收发类别|流向类型|documenttype|transactiontype|type|movementtype)$/;
const MOST_WORDS = 30;
/** Fewer rows prove nothing. */
const FEWEST = 4;

/** Why a table whose header was found by its words is still not certain; empty: it is. */
export function doubtsOf(header: Header, rows: readonly SheetRow[], kind: FlowKind): Fault[] {
  const below = rows.filter(({ rowNo }) => rowNo > header.rowNo);
  return [...doubledQuantity(header, below), ...unfilledGroups(header, below), ...mixedKinds(header, below, kind)];
}

/** The column that tells the kind of each row, with its words; undefined where there is none. */
export function kindColumnOf(texts: readonly string[], rows: readonly SheetRow[]): { readonly index: number; readonly words: readonly string[] } | undefined {
  const index = texts.findIndex((text) => KIND_COLUMN.test(headerKey(text)));
  if (index === -1) return undefined;
  const words = [...new Set(columnCells(index, rows).map((cell) => (cell === null ? '' : String(cell).trim())))].filter((word) => word !== '');
  return words.length > 0 && words.length <= MOST_WORDS ? { index, words } : undefined;
}

/** A column is filled in groups where it says nothing for most rows, begins with a value, and its blanks follow one. */
export function isFilledInGroups(cells: readonly Cell[]): boolean {
  const blank = cells.filter(isBlank).length;
  return cells.length >= FEWEST && !isBlank(cells[0] ?? null) && blank >= cells.length * 0.3 && blank < cells.length;
}

function doubledQuantity({ texts, columns }: Header, rows: readonly SheetRow[]): Fault[] {
  const first = columns.quantity ?? -1;
  const others = texts.flatMap((text, index) => (index !== first && HEADER_WORDS.quantity.has(headerKey(text)) ? [index] : []));
  const differs = others.filter((index) => rows.some(({ cells }) => (numberText(cells[index]) ?? '') !== '' && numberText(cells[index]) !== numberText(cells[first])));
  if (differs.length === 0) return [];
  return [faultOf(layoutFaults.meaningTwice({ meaning: 'flows.field-quantity', columns: [first, ...differs].map((index) => texts[index]).join('”“') }))];
}

const GROUPED: readonly LayoutField[] = ['customer', 'date'];

function unfilledGroups({ texts, columns }: Header, rows: readonly SheetRow[]): Fault[] {
  const product = columns.productCode ?? columns.productName ?? -1;
  const data = rows.filter(({ cells }) => !isBlank(cells[product] ?? null));
  return GROUPED.flatMap((field) => {
    const column = columns[field];
    return column !== undefined && isFilledInGroups(columnCells(column, data)) ? [faultOf(layoutFaults.groupsUnfilled({ column: texts[column] ?? '' }))] : [];
  });
}

const OF_KIND: Readonly<Record<FlowKind, readonly (KindMeaning | undefined)[]>> = { sale: ['sale', undefined], purchase: ['purchase', undefined], stock: ['stock', undefined] };

function mixedKinds({ texts }: Header, rows: readonly SheetRow[], kind: FlowKind): Fault[] {
  const found = kindColumnOf(texts, rows);
  const others = found?.words.filter((word) => !OF_KIND[kind].includes(meaningOfWord(word))) ?? [];
  return found && others.length > 0 ? [faultOf(layoutFaults.kindsMixed({ column: texts[found.index] ?? '', values: found.words.slice(0, 6).join('、') }))] : [];
}

const isBlank = (cell: Cell): boolean => cell === null || String(cell).trim() === '';
