import { type CellRange, haveCellsInCommon, isMerge } from './cell-range';

/** Each is held against those before it. More in what people look at at once nobody has made; what a file has beyond is left out. */
const MOST_MERGES = 10_000;

/** Collects the merged cells that touch a part of a sheet, as its file names them. Those that are none, or overlap one before, do not count. */
export class PartMerges {
  readonly all: CellRange[] = [];
  private touching = 0;

  constructor(private readonly part: CellRange) {}

  add(range: CellRange): void {
    if (this.touching === MOST_MERGES || !isMerge(range) || !haveCellsInCommon(range, this.part)) return;
    this.touching += 1;
    if (!this.all.some((one) => haveCellsInCommon(one, range))) this.all.push(range);
  }
}

/** Of merged cells that are there already. */
export function mergesIn(part: CellRange, ranges: Iterable<CellRange>): readonly CellRange[] {
  const merges = new PartMerges(part);
  for (const range of ranges) merges.add(range);
  return merges.all;
}
