import { dealerScope } from '@tributary/platform';
import { rowFaults } from '../../flows.faults';
import { inForceSql } from '../../post/fault-cause';
import type { TaskKind } from '../task-kind';

/** Rows that cannot count for one and the same cause; `of` picks the causes by their code. */
function rowsOfCause(code: string, of: string): TaskKind {
  return {
    code,
    sql: (tx, params) => `
      SELECT c.cause AS subject, CASE WHEN count(DISTINCT c.dealer_id) = 1 THEN min(c.dealer_id) END AS dealer_id, min(d.name) AS title,
        jsonb_build_object('code', c.code, 'params', (array_agg(c.example ORDER BY c.raw_file_id))[1]) AS reason, min(f.received_at) AS since,
        sum(c.rows)::integer AS rows, nullif(sum(c.amount), 0) AS amount, min(d.owner_id) AS owner_id, '/flow-desk/causes/' || c.cause AS link
      FROM flow_fault_cause c JOIN feed d ON d.id = c.feed_id JOIN raw_file f ON f.id = c.raw_file_id
      WHERE ${of} AND ${dealerScope(tx, 'flow', 'c.dealer_id', params)} AND ${inForceSql('c')} GROUP BY c.cause, c.code`,
  };
}

/** Open names are a kind of their own, and so is a total that is wrong. */
export const faultyRows = rowsOfCause('faulty-rows', `c.code NOT IN ('${rowFaults.productUnmatched.code}', '${rowFaults.totalMismatch.code}')`);
export const wrongTotals = rowsOfCause('wrong-total', `c.code = '${rowFaults.totalMismatch.code}'`);
