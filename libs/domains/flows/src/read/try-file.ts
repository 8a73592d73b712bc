import { type Fault, faultOf, openFile, type Sheet, type SheetRow } from '@tributary/sheets/open';
import { totalKindOf } from '../check/control-totals';
import { rowFaults } from '../flows.faults';
import { planSheet, type SheetPlan } from '../layout/sheet-plan';
import { DaysByKind } from '../map/day-digest';
import { Dictionary } from '../map/dictionary';
import { HEADER_SEARCH_ROWS } from '../map/header';
import type { FlowKind } from '../map/layout-mapping';
import type { FlowRecord } from '../map/record-mapper';
import { HeaderedSheet } from './headered-sheet';
import { bytesOf, sheetsOf } from './read-file';
import { SheetRecords } from './sheet-records';
import type { Trial, TrialJob, TrialReport, TriedRecord } from './trial-job';

const SHOWN = 20;
/** Of the faults, those of the first so many different ones. */
const MOST_FAULTS = 50;

/** Reads a file by the very code that would count it. @throws one of `fileFaults` or `sheetsErrors` */
export async function tryFile({ trial, limits, mostRows }: TrialJob): Promise<TrialReport> {
  const file = await openFile(await bytesOf({ path: trial.path, limits }), limits);
  const run = new TrialRun(trial, mostRows);
  for (const sheet of sheetsOf(file, trial)) if (!run.cut) await run.sheet(sheet);
  return { result: run.result(), mediaType: file.mediaType, bytes: 0 };
}

class TrialRun {
  cut = false;
  private readonly dictionary = new Dictionary();
  private readonly digests = new DaysByKind();
  private readonly counts: Record<FlowKind, number> = { purchase: 0, sale: 0, stock: 0 };
  private readonly faults = new Map<string, { fault: Fault; rows: number }>();
  private readonly first: TriedRecord[] = [];
  private readonly otherSheets: string[] = [];
  private readonly doubts: { sheet: string; doubts: readonly Fault[] }[] = [];
  private rows = 0;
  private totals = 0;

  constructor(
    private readonly job: TrialJob['trial'],
    private readonly mostRows: number,
  ) {}

  async sheet(sheet: Sheet): Promise<void> {
    const headered = new HeaderedSheet(sheet);
    const verdict = planSheet(sheet, await headered.head(HEADER_SEARCH_ROWS), this.job);
    if (verdict && 'plan' in verdict) await this.read(sheet, headered, verdict.plan);
    else {
      if (verdict && 'doubts' in verdict && verdict.how !== 'unknown') this.doubts.push({ sheet: sheet.name, doubts: verdict.doubts });
      else if (!headered.isBlank) this.otherSheets.push(sheet.name);
      await headered.leave();
    }
  }

  result(): Trial {
    const { products, items, customers } = this.dictionary;
    const dates = this.digests.summaries().map(({ date }) => date).sort();
    const { rows, counts, totals, first, otherSheets, doubts, cut } = this;
    return { rows, counts, totals, first, otherSheets, doubts, cut, products, items, customers, faults: [...this.faults.values()], from: dates[0] ?? null, to: dates.at(-1) ?? null };
  }

  private async read(sheet: Sheet, headered: HeaderedSheet, plan: SheetPlan): Promise<void> {
    const records = new SheetRecords(plan, { latest: this.job.latest, date1904: sheet.date1904, dictionary: this.dictionary, digests: this.digests });
    for await (const portion of headered.body(plan.header.rowNo)) {
      for (const row of portion) this.row(sheet.name, row, records.of(row));
      if (this.rows >= this.mostRows) this.cut = true;
      if (this.cut) return headered.leave();
    }
  }

  private row(sheet: string, { rowNo, cells }: SheetRow, records: readonly FlowRecord[]): void {
    if (cells.some((cell) => typeof cell === 'string' && totalKindOf(cell) !== undefined)) this.totals += 1;
    for (const said of records) {
      const record = said.fault || this.unitOf(said) !== '' ? said : { ...said, fault: rowFaults.unitMissing() };
      this.rows += 1;
      if (record.fault) this.fault(faultOf(record.fault));
      else this.counts[record.kind] += 1;
      if (this.first.length < SHOWN) this.first.push(this.shown(sheet, rowNo, record));
    }
  }

  private unitOf({ item }: FlowRecord): string {
    return this.dictionary.items[item]?.unit ?? '';
  }

  private fault(fault: Fault): void {
    const known = this.faults.get(fault.code);
    if (known) known.rows += 1;
    else if (this.faults.size < MOST_FAULTS) this.faults.set(fault.code, { fault, rows: 1 });
  }

  private shown(sheet: string, rowNo: number, { column, kind, date, item, customer, quantity, amount, document, fault }: FlowRecord): TriedRecord {
    const written = this.dictionary.items[item];
    return {
      sheet, rowNo, column, kind, date, product: written?.product ?? -1, customer, quantity, unit: written?.unit ?? '', amount, document, fault: fault ? faultOf(fault) : null,
    };
  }
}
