import { readFile } from 'node:fs/promises';
import { DomainError } from '@tributary/kernel';
import type { Refused } from '@tributary/sheets';
import { decode, type Fault, faultOf, FILE_LIMITS, openFile, type Sheet, type SheetRow, type TableFile, tableShapeOf, unpack } from '@tributary/sheets/open';
import type { Observed, ObservedSheet, ObserveJob, ObserveReport } from './observed';

/** Larger tables are counted, not shown. */
const RECORDS_OF = 100;

/** Opens a file as the product does: a mail or an archive into what it holds, everything else as tables. */
async function observe({ path }: ObserveJob): Promise<Observed> {
  const bytes = await readFile(path);
  const unpacked = await refusable(() => unpack(bytes));
  if ('fault' in unpacked) return { refusal: unpacked.fault };
  if (!unpacked.value) return { ...textOf(bytes), ...(await tablesOf(bytes)) };
  const { members, opened } = unpacked.value;
  const names = members.map(({ name, bytes: content }) => ({ name, bytes: content.length }));
  const [only, ...more] = members;
  return { members: names, opened, ...(only && more.length === 0 ? await tablesOf(only.bytes, only.name) : {}) };
}

/** A text has no sheets; its only table has the name of its file. */
async function tablesOf(bytes: Buffer, name = ''): Promise<Observed> {
  const found = await refusable(async () => {
    const file = await openFile(bytes, FILE_LIMITS);
    const sheets: ObservedSheet[] = [];
    for (const sheet of file.sheets) sheets.push(await sheetOf(sheet, file.form ? name : sheet.name));
    return { ...dialectOf(file), sheets };
  });
  return 'fault' in found ? { refusal: found.fault } : found.value;
}

function dialectOf({ form }: TableFile): Observed {
  return form ? { encoding: form.encoding, delimiter: form.dialect.delimiter, quote: form.dialect.quote } : {};
}

async function sheetOf(sheet: Sheet, name: string): Promise<ObservedSheet> {
  const rows: SheetRow[] = [];
  for await (const portion of sheet.read()) rows.push(...portion);
  const { headerRows, nonemptyRows, dataRows, totalRows } = tableShapeOf(rows);
  const records = rows.length > RECORDS_OF ? [] : recordsOf(rows, headerRows.at(-1));
  return { name, hidden: sheet.hidden, headerRows: headerRows.map((row) => row - 1), dataRows, totalRows: totalRows.length, nonemptyRows, records };
}

function recordsOf(rows: readonly SheetRow[], headerRow: number | undefined): Record<string, string>[] {
  const header = rows.find(({ rowNo }) => rowNo === headerRow)?.cells.map(String);
  if (!header) return [];
  const below = rows.filter(({ rowNo, cells }) => rowNo > (headerRow ?? 0) && cells.some((cell) => cell !== ''));
  return below.map(({ cells }) => Object.fromEntries(header.map((name, index) => [name, String(cells[index] ?? '')])));
}

function textOf(bytes: Buffer): Observed {
  try {
    return bytes.subarray(0, 4).includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe ? {} : decode(bytes);
  } catch {
    return {};
  }
}

async function refusable<Value>(work: () => Promise<Value>): Promise<{ readonly value: Value } | { readonly fault: Fault }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof DomainError) return { fault: faultOf(error) };
    throw error;
  }
}

async function report(job: ObserveJob): Promise<ObserveReport | Refused> {
  return { observed: await observe(job) };
}

process.once('disconnect', () => process.exit(0));
process.on('message', (job: ObserveJob) => void report(job).then((answer) => process.send?.(answer)));
