/** A table on its way into a file. */
export interface ExportTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A leading = + - @ would be run as a formula by Excel: a name from a dealer's file must stay text. */
function field(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value.replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Excel reads UTF-8 only behind a byte order mark. */
export function csvOf(tables: readonly ExportTable[]): string {
  const lines = tables.flatMap((table) => [[table.name], table.header, ...table.rows, []]);
  return `\ufeff${lines.map((line) => line.map(field).join(',')).join('\r\n')}`;
}
