import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { prepared, sqlOne, type TxCtx } from '@tributary/platform';
import { withDeclared } from '../agent/declared-days';
import type { RawFile } from '../archive/raw-file';
import type { FlowKind } from '../map/layout-mapping';
import type { ReadSummary } from '../read/read-job';
import { type Coverage, withCovered } from './coverage';

/** Of which days an arrival tells whole. */
export interface Told {
  /** As its feed declares, or as it was when the arrival counted: what is declared later says nothing of it. */
  readonly coverage: Coverage;
  /** A person said so of this arrival. */
  readonly isSaid: boolean;
  /** The days themselves, where an agent named them. */
  readonly declared: readonly LocalDate[] | null;
}

/** Arrivals tell of days whole: what stands there and they leave out is gone. */
@Injectable()
export class ToldDays {
  async of(tx: TxCtx, { id }: Pick<RawFile, 'id'>): Promise<Told> {
    const told = await sqlOne<Told>(
      tx,
      prepared(`SELECT coalesce(o.coverage, CASE WHEN o.state = 'posted' THEN 'days' ELSE f.coverage END) AS coverage, o.coverage_at IS NOT NULL AS "isSaid", b.days::text[] AS declared
       FROM raw_file r JOIN feed f ON f.id = r.feed_id JOIN raw_file_outcome o ON o.raw_file_id = r.id LEFT JOIN agent_batch b ON b.raw_file_id = r.id WHERE r.id = $1`),
      [id],
    );
    if (!told) throw new Error(`The arrival ${id} has no outcome row.`);
    return told;
  }
}

/** The summary with every day in it that the arrival tells of. @throws FileRefused for an agent's batch that says what it does not hold */
export function withTold(summary: ReadSummary, { coverage, declared }: Told, kind: FlowKind, receivedAt: Date): ReadSummary {
  return declared ? withDeclared(summary, declared, kind, receivedAt) : withCovered(summary, coverage);
}
