import type { LocalDate, Period } from '@tributary/kernel';
import { withDeclared } from './declared-days';
import type { FlowKind } from '../map/layout-mapping';
import type { ReadSummary } from '../read/read-job';
import { type Coverage, withCovered } from './coverage';

/** Of which days an arrival tells whole: what stands there and it leaves out is gone. */
export interface Told {
  /** As its feed declares, or as it was when the arrival counted: what is declared later says nothing of it. */
  readonly coverage: Coverage;
  /** A person said so of this arrival. */
  readonly isSaid: boolean;
  /** The days themselves, where an agent or a dealer's own system named them. */
  readonly declared: readonly LocalDate[] | null;
  /** An agent's batch: its columns are those of a template. */
  readonly byTemplate: boolean;
  /** Days on which there was nothing, as a person said of an arrival without rows. */
  readonly nothing: Period | null;
}

/** The summary with every day in it that the arrival tells of. @throws FileRefused where named days are not those of the rows */
export function withTold(summary: ReadSummary, { coverage, declared }: Told, kind: FlowKind, receivedAt: Date): ReadSummary {
  return declared ? withDeclared(summary, declared, kind, receivedAt) : withCovered(summary, coverage);
}
