import type { LocalDate, Period } from '@tributary/kernel';
import { withDeclared } from '../agent/declared-days';
import type { FlowKind } from '../map/layout-mapping';
import type { ReadSummary } from '../read/read-job';
import { type Coverage, withCovered } from './coverage';

/** Of which days an arrival tells whole: what stands there and it leaves out is gone. */
export interface Told {
  /** As its feed declares, or as it was when the arrival counted: what is declared later says nothing of it. */
  readonly coverage: Coverage;
  /** A person said so of this arrival. */
  readonly isSaid: boolean;
  /** The days themselves, where an agent named them. */
  readonly declared: readonly LocalDate[] | null;
  /** Days on which there was nothing, as a person said of an arrival without rows. */
  readonly nothing: Period | null;
}

/** The summary with every day in it that the arrival tells of. @throws FileRefused for an agent's batch that says what it does not hold */
export function withTold(summary: ReadSummary, { coverage, declared }: Told, kind: FlowKind, receivedAt: Date): ReadSummary {
  return declared ? withDeclared(summary, declared, kind, receivedAt) : withCovered(summary, coverage);
}
