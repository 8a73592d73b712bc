import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { prepared, sql, type TxCtx } from '@tributary/platform';
import { CAUSE_SQL } from './fault-cause';

const ofDays = (table: string): string => `${table}.raw_file_id = $1 AND (${table}.entry_date IS NULL OR ${table}.entry_date = ANY ($2::date[]))`;

/** Faults summed by cause, so that nobody has to add up millions of them to see what waits. */
@Injectable()
export class FaultCauseRepository {
  /** Sums the faults of a file on these days, and those on no day, after decisions in force have taken theirs out. */
  async sum(tx: TxCtx, rawFileId: number, dates: readonly LocalDate[]): Promise<void> {
    const place = [rawFileId, dates];
    await sql(
      tx,
      prepared(`UPDATE flow_fault t SET decision_id = d.id FROM raw_file f, flow_cause_decision d
       WHERE f.id = t.raw_file_id AND ${ofDays('t')} AND d.cause = ${CAUSE_SQL} AND d.action = 'ignore' AND d.undone_at IS NULL AND t.dealer_id = ANY (d.dealers)`),
      place,
    );
    await sql(tx, prepared(`DELETE FROM flow_fault_cause c WHERE ${ofDays('c')}`), place);
    await sql(tx, prepared(`${SUM} AND ${ofDays('t')} GROUP BY t.raw_file_id, t.dealer_id, f.feed_id, t.entry_date, t.kind, t.code, ${CAUSE_SQL}`), place);
  }

  /** Sums a whole file anew. */
  async sumFile(tx: TxCtx, rawFileId: number): Promise<void> {
    await sql(tx, 'DELETE FROM flow_fault_cause WHERE raw_file_id = $1', [rawFileId]);
    await sql(tx, `${SUM} AND t.raw_file_id = $1 GROUP BY t.raw_file_id, t.dealer_id, f.feed_id, t.entry_date, t.kind, t.code, ${CAUSE_SQL}`, [rawFileId]);
  }
}

const SUM = `
  INSERT INTO flow_fault_cause (raw_file_id, dealer_id, feed_id, entry_date, kind, cause, code, example, name_id, rows, amount)
  SELECT t.raw_file_id, t.dealer_id, f.feed_id, t.entry_date, t.kind, ${CAUSE_SQL}, t.code, (array_agg(t.detail ORDER BY t.id))[1], max(t.name_id), count(*), sum(t.amount)
  FROM flow_fault t JOIN raw_file f ON f.id = t.raw_file_id WHERE t.decision_id IS NULL`;
