import { findHeader } from '../map/header';
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

/** Reads a row as the mapper did when the file was posted. */
export function rowReader(cells: readonly (string | null)[], sheet: ReadSheet | undefined, mapping: LayoutMapping): RowReader {
  const header = sheet?.columns ? { columns: sheet.columns } : sheet && findHeader([{ rowNo: sheet.headerRow, cells: sheet.headers }], { ...mapping, headerRow: sheet.headerRow });
  return (field) => {
    const column = header?.columns[field];
    return column === undefined ? null : cells[column]?.trim() || null;
  };
}
