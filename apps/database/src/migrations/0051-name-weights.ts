import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names in files of several kinds had been weighed once for each kind that followed: what they weigh is summed anew from what is in force. */
export class NameWeights0051 implements MigrationInterface {
  readonly name = 'NameWeights1760000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      WITH mixed AS (SELECT DISTINCT dealer_id FROM flow_day GROUP BY dealer_id, raw_file_id HAVING count(DISTINCT kind) > 1),
      weights AS (
        SELECT product_name_id AS name_id, amount FROM flow_entry WHERE dealer_id IN (SELECT dealer_id FROM mixed)
        UNION ALL SELECT customer_name_id, amount FROM flow_entry WHERE dealer_id IN (SELECT dealer_id FROM mixed)
        UNION ALL SELECT t.name_id, t.amount FROM flow_fault t
          JOIN flow_day d ON d.raw_file_id = t.raw_file_id AND d.entry_date = t.entry_date AND d.kind = t.kind AND d.dealer_id = t.dealer_id
          WHERE t.dealer_id IN (SELECT dealer_id FROM mixed)
      ), counted AS (SELECT name_id, count(*)::integer AS rows, coalesce(sum(amount), 0) AS amount FROM weights WHERE name_id IS NOT NULL GROUP BY name_id)
      UPDATE flow_name n SET rows = coalesce(c.rows, 0), amount = coalesce(c.amount, 0)
      FROM flow_name f LEFT JOIN counted c ON c.name_id = f.id
      WHERE f.id = n.id AND n.dealer_id IN (SELECT dealer_id FROM mixed) AND (n.rows <> coalesce(c.rows, 0) OR n.amount <> coalesce(c.amount, 0))`);
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}
