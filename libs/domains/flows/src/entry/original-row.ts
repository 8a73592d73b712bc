import { type Columns, findHeader } from '../map/header';
import type { LayoutField, LayoutMapping } from '../map/layout-mapping';
import type { ReadSheet } from '../read/read-job';

export interface LabelledCell {
  readonly column: string;
  readonly header: string | null;
  readonly value: string | null;
}

/** The cells of a row under their headers; columns without either are left out. */
export function labelledCells(cells: readonly (string | null)[], headers: readonly string[]): LabelledCell[] {
  const width = Math.max(cells.length, headers.length);
  return Array.from({ length: width }, (_, index) => ({
    column: columnLetters(index),
    header: headers[index] || null,
    value: cells[index] ?? null,
  })).filter(({ header, value }) => header !== null || value !== null);
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** What the file says in a field of a row, as it stands there; null where it says nothing. */
export type RowReader = (field: LayoutField) => string | null;

/** Where each meaning stands in a sheet, from 0, as the mapper found it when the file was posted. */
function columnsOf(sheet: ReadSheet | undefined, mapping: LayoutMapping): Columns {
  if (sheet?.columns) return sheet.columns;
  const header = sheet && findHeader([{ rowNo: sheet.headerRow, cells: sheet.headers }], { ...mapping, headerRow: sheet.headerRow });
  return header?.columns ?? {};
}

/** The same, by the letters of spreadsheet programs. */
export function fieldColumns(sheet: ReadSheet | undefined, mapping: LayoutMapping): { field: LayoutField; column: string }[] {
  return (Object.entries(columnsOf(sheet, mapping)) as [LayoutField, number][]).map(([field, index]) => ({ field, column: columnLetters(index) }));
}

/** Reads a row as the mapper did when the file was posted. */
export function rowReader(cells: readonly (string | null)[], sheet: ReadSheet | undefined, mapping: LayoutMapping): RowReader {
  const columns = columnsOf(sheet, mapping);
  return (field) => {
    const column = columns[field];
    return column === undefined ? null : cells[column]?.trim() || null;
  };
}
