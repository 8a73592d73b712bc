import { download } from './download';
import { csvOf, type ExportTable } from './export-table';

/** Tables as a file for their reader: a workbook with one sheet each, or one CSV of them all. */
export async function saveTables(name: string, tables: readonly ExportTable[], format: 'xlsx' | 'csv'): Promise<void> {
  if (format === 'csv') download(`${name}.csv`, new Blob([csvOf(tables)], { type: 'text/csv;charset=utf-8' }));
  else download(`${name}.xlsx`, new Blob([await workbookOf(tables)], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }));
}

async function workbookOf(tables: readonly ExportTable[]): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx');
  const bytes = await writeXlsx({ sheets: tables.map((table) => ({ name: table.name, rows: [[...table.header], ...table.rows.map((row) => [...row])] })) });
  return new Uint8Array(bytes);
}
