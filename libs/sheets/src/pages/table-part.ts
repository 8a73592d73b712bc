import type { PageRow } from './page-table';

/** Which table of a page, and which of its rows are data. */
export interface TableWanted {
  readonly selector: string;
  /** Headings that it must have; absent: its first row is the header. */
  readonly headers?: readonly string[];
  /** A row that begins with one of these texts is no data: 合计. */
  readonly skip?: readonly string[];
}

/** The header of a table and its data. */
export interface PageTable {
  readonly header: PageRow;
  readonly body: readonly PageRow[];
}

/** undefined: the rows have no such header. */
export function tablePart(rows: readonly PageRow[], { headers, skip = [] }: TableWanted): PageTable | undefined {
  const header = rows.find((row) => !row.isFrame && isHeader(row, headers));
  if (!header) return undefined;
  const body = rows.filter((row) => row.rowNo > header.rowNo && isData(row, header, skip));
  return { header, body };
}

function isHeader({ cells }: PageRow, headers: readonly string[] | undefined): boolean {
  if (!headers?.length) return cells.some((cell) => cell !== '');
  const found = new Set(cells.map(plain));
  return headers.every((heading) => found.has(plain(heading)));
}

/** Pagers, repeated headings, empty lines and what the recipe leaves out are none; nor is a message across all columns. */
function isData(row: PageRow, header: PageRow, skip: readonly string[]): boolean {
  if (row.isFrame || row.isHeading) return false;
  const texts = new Set(row.cells);
  if (texts.size === 1 && header.cells.length > 1) return false;
  const first = row.cells.find((cell) => cell !== '') ?? '';
  if (skip.some((text) => first.startsWith(text))) return false;
  return row.cells.join('\t') !== header.cells.join('\t');
}

const plain = (text: string): string => text.replace(/\s+/g, '');
