import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '@tributary/kernel';
import { megabytes, openFile, type Sheet, type SheetRow, sheetsErrors, type TableFile } from '@tributary/sheets/open';
import { fileFaults, rowFaults } from '../flows.faults';
import { fingerprintOf, type KnownLayout, type LayoutShape } from '../layout/layout-shape';
import { type Doubts, guessedShape, planSheet, type SheetPlan } from '../layout/sheet-plan';
import { DaysByKind } from '../map/day-digest';
import { Dictionary } from '../map/dictionary';
import { HEADER_SEARCH_ROWS } from '../map/header';
import { PriceRanges } from '../map/price-ranges';
import type { FlowRecord } from '../map/record-mapper';
import { cellsLine, recordLine } from './copy-line';
import { HeaderedSheet } from './headered-sheet';
import { isWide, type NewShape, type ReadJob, type ReadSheet, type ReadSummary } from './read-job';
import { SheetRecords } from './sheet-records';

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

/** @throws sheets.file-too-large */
export async function bytesOf({ path: file, limits }: Pick<ReadJob, 'path' | 'limits'>): Promise<Buffer> {
  const { size } = await stat(file);
  if (size > limits.bytes) throw sheetsErrors.fileTooLarge({ name: path.basename(file), size: megabytes(size), limit: megabytes(limits.bytes) });
  return readFile(file);
}

/** Hidden sheets count only where the layout names them. */
export function sheetsOf({ sheets }: TableFile, { mapping }: Pick<ReadJob, 'mapping'>): readonly Sheet[] {
  if (mapping.sheet === undefined) return sheets.filter((sheet) => !sheet.hidden);
  const named = sheets.find((sheet) => sheet.name === mapping.sheet);
  if (!named) throw fileFaults.sheetMissing({ sheet: mapping.sheet });
  return [named];
}

/** Texts above headers that are passed on: enough for the name of a company. */
const MOST_TITLES = 50;
const LONGEST_TITLE = 200;

/** One pass over one file. */
class Reading {
  private readonly dictionary = new Dictionary();
  private readonly digests = new DaysByKind();
  private readonly prices = new PriceRanges();
  private readonly sheets: ReadSheet[] = [];
  private readonly otherSheets: string[] = [];
  private readonly shapes: ReadShape[] = [];
  private readonly titles = new Set<string>();
  private readonly doubts: DoubtfulSheet[] = [];
  private readonly unknown: DoubtfulSheet[] = [];
  private readonly wanted: (records: readonly FlowRecord[]) => boolean;
  private readonly wide: boolean;
  private rows = 0;
  private seenRows = 0;
  private seenCells = 0;

  constructor(
    private readonly job: ReadJob,
    private readonly sink: Sink,
  ) {
    this.wanted = job.cellsOf ? isWanted(job.cellsOf) : () => true;
    this.wide = isWide(job);
  }

  async sheet(sheet: Sheet): Promise<void> {
    const headered = new HeaderedSheet(sheet);
    const head = await headered.head(Math.max(HEADER_SEARCH_ROWS, this.job.mapping.headerRow ?? 0));
    const verdict = planSheet(sheet, head, this.job);
    if (verdict && 'plan' in verdict) {
      this.entitle(sheet, head, verdict.plan);
      return this.read(sheet, headered, saidBy(sheet, verdict.plan));
    }
    if (verdict && 'doubts' in verdict) this.doubt(sheet, verdict, head);
    if (!headered.isBlank && !(verdict && 'leftOut' in verdict)) this.otherSheets.push(sheet.name);
    await headered.leave();
  }

  summary(mediaType: string): ReadSummary {
    const doubt = this.doubts[0] ?? (this.sheets.length === 0 ? this.unknown[0] : undefined);
    if (doubt) throw layoutDoubt(doubt);
    if (this.sheets.length === 0) throw fileFaults.headerMissing();
    if (this.rows === 0 && !this.job.mayBeEmpty) throw fileFaults.noRows();
    const { products, items, customers } = this.dictionary;
    const newShapes = newOnes(this.shapes, this.job.known);
    return {
      mediaType, sheets: this.sheets, otherSheets: this.otherSheets, rows: this.rows, products, items, prices: this.prices.of(items.length), customers, days: this.digests.summaries(), kinds: this.digests.seen, newShapes, titles: [...this.titles],
    };
  }

  private async read(sheet: Sheet, headered: HeaderedSheet, plan: SheetPlan): Promise<void> {
    const { header, layoutId, shape } = plan;
    this.sheets.push({ no: sheet.no, name: sheet.name, headerRow: header.rowNo, headers: header.texts, columns: header.columns, ...(layoutId === null ? {} : { layoutId }) });
    this.shapes.push({ shape, counts: true });
    // a file that a person must look at first is read no further
    if (this.doubts.length > 0) return;
    const { latest } = this.job;
    const records = new SheetRecords(plan, { latest, date1904: sheet.date1904, dictionary: this.dictionary, digests: this.digests });
    for await (const portion of headered.body(header.rowNo)) await this.sink(this.lines(sheet.no, portion, records));
  }

  private entitle({ name }: Sheet, head: readonly SheetRow[], { header }: SheetPlan): void {
    const above = head.filter(({ rowNo }) => rowNo < header.rowNo).flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'string'));
    for (const text of [name, ...above]) if (this.titles.size < MOST_TITLES) this.titles.add(text.slice(0, LONGEST_TITLE));
  }

  /** A sheet without a header, beside others that are read, does not count; every other doubt is one for a person. */
  private doubt({ name, date1904 }: Sheet, { doubts, how }: Doubts, head: readonly SheetRow[]): void {
    (how === 'unknown' ? this.unknown : this.doubts).push({ sheet: name, doubts, how });
    if (how === 'unknown') this.shapes.push({ shape: guessedShape(head, date1904), counts: false });
  }

  private lines(sheet: number, portion: readonly SheetRow[], sheetRecords: SheetRecords): string {
    let text = '';
    for (const row of portion) {
      this.count(row);
      const records = sheetRecords.of(row);
      for (const record of records) if (isData(record)) this.rows += 1;
      if (this.job.cellsOf) {
        if (this.wanted(records)) text += cellsLine(sheet, row.rowNo, row.cells);
      } else {
        for (const record of records) {
          this.prices.add(record);
          text += recordLine(sheet, record, row.cells, this.wide);
        }
      }
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

interface DoubtfulSheet extends Doubts {
  readonly sheet: string;
}

/** The doubts travel as they are, to be read in the reader's language. */
function layoutDoubt({ sheet, doubts, how }: DoubtfulSheet): DomainError {
  const { code } = how === 'drifted' ? fileFaults.layoutDrifted : fileFaults.layoutUnknown;
  return new DomainError(code, 422, { sheet, doubts });
}

interface ReadShape {
  readonly shape: LayoutShape;
  readonly counts: boolean;
}

function newOnes(shapes: readonly ReadShape[], known: readonly KnownLayout[]): NewShape[] {
  const seen = new Set(known.map(({ shape }) => fingerprintOf(shape)));
  return shapes.flatMap(({ shape, counts }) => {
    const fingerprint = fingerprintOf(shape);
    if (seen.has(fingerprint)) return [];
    seen.add(fingerprint);
    return [{ fingerprint, shape, counts }];
  });
}

/** A format that says what its rows record knows better than the layout. */
function saidBy({ subject }: Sheet, plan: SheetPlan): SheetPlan {
  return subject ? { ...plan, mapping: { ...plan.mapping, kind: subject } } : plan;
}

/** A stated total that is wrong makes a record too, but is no row of data. */
const isData = ({ fault }: FlowRecord): boolean => fault?.code !== rowFaults.totalMismatch.code;

/** Rows that name one of the items and can count. */
function isWanted({ items }: NonNullable<ReadJob['cellsOf']>): (records: readonly FlowRecord[]) => boolean {
  const wanted = new Set(items);
  return (records) => records.some(({ fault, item }) => fault === undefined && wanted.has(item));
}
