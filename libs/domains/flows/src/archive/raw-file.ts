import type { LocalDate } from '@tributary/kernel';
import type { Fault } from '@tributary/sheets';
import type { Coverage } from '../check/coverage';
import type { ReadSheet } from '../read/read-job';

/** How an arrival relates to what came before; `misaddressed`: it seems to be of another dealer or kind, and counts when a person says that it is not. */
export const CLASSIFICATIONS = ['new', 'identical', 'correction', 'extension', 'overlap', 'misaddressed'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];
export const OUTCOME_STATES = ['archived', 'posted', 'identical', 'rejected', 'layout', 'opened', 'held', 'discarded'] as const;
/**
 * `layout`: a person must say what its columns mean; `opened`: it held other files, which are arrivals of their own;
 * `held`: a person must say yes first, or said no (`discarded`).
 */
export type OutcomeState = (typeof OUTCOME_STATES)[number];

/** One arrival: bytes under their hash, with where they came from. Never changed. */
export interface RawFile {
  readonly id: number;
  readonly feedId: number;
  readonly dealerId: number;
  readonly sequence: number;
  readonly sha256: Buffer;
  readonly size: number;
  readonly name: string;
  readonly sourcePath: string;
  readonly receivedAt: Date;
  /** The arrival that it came inside of. */
  readonly insideId: number | null;
}

/** What became of an arrival. */
export interface Outcome {
  readonly classification: Classification | null;
  readonly state: OutcomeState;
  readonly reason: Fault | null;
  readonly rows: number;
  readonly posted: number;
  readonly faults: number;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly mediaType: string | null;
  readonly sheets: readonly ReadSheet[];
  /** Of which days it was taken to tell when it counted; absent where it did not. */
  readonly coverage?: Coverage;
}

/** The place of an arrival in the order of arrivals: what came inside another came when that came. */
export const placeOf = ({ id, insideId }: RawFile): number => insideId ?? id;
