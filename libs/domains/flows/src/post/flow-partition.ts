import { prepared } from '@tributary/platform';
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

/** From so many rows on it pays to plan for them; below, planning would take longer than the work. */
export const MANY_ROWS = 1000;

/** A statement over what is staged: for a few rows planned once for all of them, for many by what the rows are like (`FlowStaging.explain`). */
export function plannedFor({ days }: Pick<FlowPartition, 'days'>, statement: string): string {
  return days.reduce((sum, { rows }) => sum + rows, 0) < MANY_ROWS ? prepared(statement) : statement;
}
