import type { FlowKind } from '../map/layout-mapping';
import type { DaySummary } from '../map/day-digest';

/** The part of the ledger that one posting replaces: days of one dealer and kind, by one file. */
export interface FlowPartition {
  readonly dealerId: number;
  readonly kind: FlowKind;
  readonly rawFileId: number;
  readonly receivedAt: Date;
  readonly days: readonly DaySummary[];
}
