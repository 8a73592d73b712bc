import type { SmallTable } from './small-table';
import type { SmallTableLimits } from './small-table-limits';

/** What the reading process is told to do. */
export interface SmallTableJob {
  readonly bytes: Uint8Array;
  readonly limits: SmallTableLimits;
}

export interface SmallTableReport {
  readonly table: SmallTable;
}
