import { portions, ROW_SUBJECTS, type RowSubject, type Sheet, type SheetRow, type TableFile } from '../open/sheet-row';
import { sheetsErrors } from '../sheets.errors';
import { EDI_HEADER, type EdiLine } from './edi-line';
import { edifactLines } from './edifact-report';
import { type EdiSyntax, segmentsOf } from './segments';
import { x12Lines } from './x12-report';

/**
 * Reports of X12 (867, 852) and EDIFACT (SLSRPT, INVRPT) as tables, one for each thing that they count; the number of a row is that
 * of the segment with its quantity. What a quantity counts that we do not know stands in a sheet without a header: it counts for
 * nothing, and is said. @throws sheets.edi-broken, sheets.not-a-table
 */
export function openEdi(text: string, syntax: EdiSyntax): TableFile {
  const segments = segmentsOf(text, syntax);
  const lines = syntax === 'x12' ? x12Lines(segments) : edifactLines(segments);
  if (lines.length === 0) throw sheetsErrors.notATable({ found: syntax === 'x12' ? 'X12' : 'EDIFACT' });
  const subjects = ROW_SUBJECTS.filter((subject) => lines.some((line) => line.subject === subject));
  const known = subjects.map((subject, index) => sheetOf(index + 1, subject, lines.filter((line) => line.subject === subject)));
  const unknown = lines.filter(({ subject }) => subject === undefined);
  const rest = unknown.length > 0 ? [sheetOf(known.length + 1, undefined, unknown)] : [];
  return { mediaType: syntax === 'x12' ? 'application/edi-x12' : 'application/edifact', sheets: [...known, ...rest] };
}

function sheetOf(no: number, subject: RowSubject | undefined, lines: readonly EdiLine[]): Sheet {
  const header: SheetRow[] = subject ? [{ rowNo: 1, cells: EDI_HEADER }] : [];
  const rows = [...header, ...lines.map(({ rowNo, ...line }): SheetRow => ({ rowNo, cells: cellsOf(line) }))];
  return { no, name: subject ?? 'other', hidden: false, date1904: false, ...(subject ? { subject } : {}), read: () => portions(rows) };
}

function cellsOf({ date, document, customerCode, customer, productCode, product, quantity, unit, price, amount, batchNumber, expiry }: Omit<EdiLine, 'rowNo'>): string[] {
  return [date, document, customerCode, customer, productCode, product, quantity, unit, price, amount, batchNumber, expiry];
}
