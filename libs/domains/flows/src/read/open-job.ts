import type { FileLimits } from '@tributary/sheets/open';

/** The reading process is told to give what an archive or a mail holds. */
export interface OpenJob {
  readonly open: string;
  /** Of the arrival, as its sender called it. */
  readonly name: string;
  readonly limits: FileLimits;
}

/** The last word about a file that was opened: its members are in the pipe, one frame each. */
export interface OpenReport {
  readonly members: number;
  readonly bytes: number;
}

/** What stands before a member in the pipe, as a line of JSON. */
export interface FrameHead {
  readonly name: string;
  readonly size: number;
}
