import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { megabytes, openFile, type Sheet, type SheetRow, sheetsErrors, type TableFile } from '@tributary/sheets/open';
import { fileFaults, rowFaults } from '../flows.faults';
import { DayDigests } from '../map/day-digest';
import { Dictionary } from '../map/dictionary';
import { type FlowRecord, RecordMapper } from '../map/record-mapper';
import { cellsLine, recordLine } from './copy-line';
import { HeaderedSheet } from './headered-sheet';
import type { CellsWanted, ReadJob, ReadSheet, ReadSummary } from './read-job';

/** Takes text and resolves when there is room for more. */
export type Sink = (text: string) => Promise<void>;

/**
 * Bytes to records: parse and map, in one pass over the file. Lines of COPY go to `sink`, everything said once comes
 * back as the summary. Pure but for the file it reads: the same job gives the same lines. @throws one of `fileFaults` or `sheetsErrors`
 */
export async function readFileRecords(job: ReadJob, sink: Sink): Promise<ReadSummary> {
  const file = await openFile(await bytesOf(job), job.limits);
  const reading = new Reading(job, sink);
  for (const sheet of sheetsOf(file, job)) await reading.sheet(sheet);
  return reading.summary(file.mediaType);
}

async function bytesOf({ path: file, limits }: ReadJob): Promise<Buffer> {
  const { size } = await stat(file);
  if (size > limits.bytes) throw sheetsErrors.fileTooLarge({ name: path.basename(file), size: megabytes(size), limit: megabytes(limits.bytes) });
  return readFile(file);
}

/** Hidden sheets count only where the layout names them. */
function sheetsOf({ sheets }: TableFile, { mapping }: ReadJob): readonly Sheet[] {
  if (mapping.sheet === undefined) return sheets.filter((sheet) => !sheet.hidden);
  const named = sheets.find((sheet) => sheet.name === mapping.sheet);
  if (!named) throw fileFaults.sheetMissing({ sheet: mapping.sheet });
  return [named];
}

/** One pass over one file. */
class Reading {
  private readonly dictionary = new Dictionary();
  private readonly digests = new DayDigests();
  private readonly sheets: ReadSheet[] = [];
  private readonly otherSheets: string[] = [];
  private readonly wanted: (sheet: number, record: FlowRecord | undefined, rowNo: number) => boolean;
  private rows = 0;
  private seenRows = 0;
  private seenCells = 0;

  constructor(
    private readonly job: ReadJob,
    private readonly sink: Sink,
  ) {
    this.wanted = job.cellsOf ? isWanted(job.cellsOf) : () => true;
  }

  async sheet(sheet: Sheet): Promise<void> {
    const headered = new HeaderedSheet(sheet, this.job.mapping);
    const header = await headered.header();
    if (!header) {
      if (!headered.isBlank) this.otherSheets.push(sheet.name);
      return;
    }
    this.sheets.push({ no: sheet.no, name: sheet.name, headerRow: header.rowNo, headers: header.texts });
    const { latest, mapping } = this.job;
    const mapper = new RecordMapper({ header, latest, date1904: sheet.date1904, unit: mapping.unit ?? '' }, this.dictionary, this.digests);
    for await (const portion of headered.body()) await this.sink(this.lines(sheet.no, portion, mapper));
  }

  summary(mediaType: string): ReadSummary {
    if (this.sheets.length === 0) throw fileFaults.headerMissing();
    if (this.rows === 0 && !this.job.mayBeEmpty) throw fileFaults.noRows();
    const { products, items, customers } = this.dictionary;
    return { mediaType, sheets: this.sheets, otherSheets: this.otherSheets, rows: this.rows, products, items, customers, days: this.digests.summaries() };
  }

  private lines(sheet: number, portion: readonly SheetRow[], mapper: RecordMapper): string {
    let text = '';
    for (const row of portion) {
      this.count(row);
      const record = mapper.map(row);
      if (record && isData(record)) this.rows += 1;
      if (this.job.cellsOf) {
        if (this.wanted(sheet, record, row.rowNo)) text += cellsLine(sheet, row.rowNo, row.cells);
      } else if (record) text += recordLine(sheet, record, row.cells);
    }
    return text;
  }

  private count({ cells }: SheetRow): void {
    const { limits } = this.job;
    this.seenRows += 1;
    this.seenCells += cells.length;
    if (this.seenRows > limits.rows) throw sheetsErrors.tooManyRows({ limit: limits.rows });
    if (this.seenCells > limits.cells) throw sheetsErrors.tooManyCells({ limit: limits.cells });
  }
}

/** A stated total that is wrong makes a record too, but is no row of data. */
const isData = ({ fault }: FlowRecord): boolean => fault?.code !== rowFaults.totalMismatch.code;

function isWanted(wanted: CellsWanted): (sheet: number, record: FlowRecord | undefined, rowNo: number) => boolean {
  if ('items' in wanted) {
    const items = new Set(wanted.items);
    return (_, record) => record !== undefined && record.fault === undefined && items.has(record.item);
  }
  const rows = new Set(wanted.rows.map(([sheet, rowNo]) => `${sheet}:${rowNo}`));
  return (sheet, _, rowNo) => rows.has(`${sheet}:${rowNo}`);
}
