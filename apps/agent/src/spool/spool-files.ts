import type { FeedProgress } from './agent-state';

export const STATE_FILE = 'state.json';
export const BATCHES = 'batches';
const DIGITS = 9;

/** A batch as it lies here until the server has it, and for a while after that so that the dealer can look at it. */
export interface BatchRecord {
  readonly envelope: string;
  readonly signature: string;
  readonly feedId: number;
  readonly query: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly header: string;
  /** The first rows. */
  readonly sample: readonly string[];
  readonly rows: number;
  readonly days: readonly string[];
  readonly takenAt: string;
  /** What the agent knows once this was made. */
  readonly progress: FeedProgress;
}

export function batchFile(seq: number, ending: 'json' | 'csv.gz'): string {
  return `${BATCHES}/${String(seq).padStart(DIGITS, '0')}.${ending}`;
}
