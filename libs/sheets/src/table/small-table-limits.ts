import type { OpeningLimits } from '../open/file-limits';
import type { JobLimits } from '../process/sandboxed-process';

const MB = 1024 ** 2;

/** `rows` of all sheets together, without blank ones; `columns` of each. */
export interface SmallTableLimits extends OpeningLimits, JobLimits {
  readonly bytes: number;
  readonly columns: number;
}

/** What people write or fill in by hand: order sheets, price lists, plans. */
export const SMALL_TABLE_LIMITS: SmallTableLimits = {
  bytes: 8 * MB,
  unpackedBytes: 128 * MB,
  ratio: 100,
  rows: 20_000,
  columns: 100,
  milliseconds: 15_000,
  memoryBytes: 512 * MB,
};
