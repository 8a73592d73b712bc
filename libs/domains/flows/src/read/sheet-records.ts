import type { Cell, SheetRow } from '@tributary/sheets/open';
import type { SheetPlan } from '../layout/sheet-plan';
import { CrossTab } from '../map/cross-tab';
import type { DaysByKind } from '../map/day-digest';
import type { Dictionary } from '../map/dictionary';
import { GroupFiller } from '../map/group-filler';
import type { Header } from '../map/header';
import { type FlowRecord, RecordMapper } from '../map/record-mapper';

/** What the sheets of a file share. */
export interface SheetContext {
  readonly latest: string;
  readonly date1904: boolean;
  readonly dictionary: Dictionary;
  readonly digests: DaysByKind;
}

const NONE: readonly FlowRecord[] = [];

/** Turns the rows of one sheet into records: one each, or, in a cross-tab, one for each of its cells. */
export class SheetRecords {
  private readonly mapper: RecordMapper;
  private readonly filler: GroupFiller;
  private readonly crossTab: CrossTab | undefined;
  /** What is not in the rows stands behind them. */
  private readonly width: number;

  constructor(
    private readonly plan: SheetPlan,
    { latest, date1904, dictionary, digests }: SheetContext,
  ) {
    const { header, mapping, day } = plan;
    const { turned } = header;
    this.width = header.texts.length;
    this.crossTab = turned && new CrossTab({ ...header, turned });
    this.filler = new GroupFiller((mapping.filledDown ?? []).flatMap((field) => header.columns[field] ?? []));
    const read: Header = { ...header, columns: { ...header.columns, ...(turned ? { [turned.field]: this.width, quantity: this.width + 1 } : {}), ...(day === undefined ? {} : { date: this.width + 2 }) } };
    this.mapper = new RecordMapper({ header: read, latest, date1904, mapping }, dictionary, digests);
  }

  of(row: SheetRow): readonly FlowRecord[] {
    const { day } = this.plan;
    if (this.crossTab) return this.turned(this.crossTab, row);
    const filled = this.filler.fill(row.cells);
    const cells = day === undefined ? filled : this.behind(filled, '', null, day);
    const record = this.mapper.map(cells === row.cells ? row : { rowNo: row.rowNo, cells });
    return record ? [record] : NONE;
  }

  private turned(crossTab: CrossTab, { rowNo, cells }: SheetRow): FlowRecord[] {
    const filled = this.filler.fill(cells);
    const { cells: found, fault } = crossTab.read(filled);
    const records = found.map(({ column, value, quantity }) => this.mapper.map({ rowNo, cells: this.behind(filled, value, quantity, this.plan.day ?? null) }, column));
    return [...records, this.mapper.told(rowNo, fault)].filter((record) => record !== undefined);
  }

  private behind(cells: readonly Cell[], value: string, quantity: Cell, day: string | null): Cell[] {
    const padded = cells.slice(0, this.width);
    while (padded.length < this.width) padded.push(null);
    return [...padded, value, quantity, day];
  }
}
