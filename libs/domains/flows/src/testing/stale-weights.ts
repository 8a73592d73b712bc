import type { Client } from 'pg';

/** Names whose stored rows and amounts are not those of the files in force; there are never any. */
export async function staleWeights(owner: Client): Promise<unknown[]> {
  const { rows } = await owner.query(`
    WITH weights AS (
      SELECT product_name_id AS name_id, amount FROM flow_entry
      UNION ALL SELECT customer_name_id, amount FROM flow_entry
      UNION ALL SELECT t.name_id, t.amount FROM flow_fault t
        JOIN flow_day d ON d.raw_file_id = t.raw_file_id AND d.entry_date = t.entry_date AND d.kind = t.kind AND d.dealer_id = t.dealer_id
    ), counted AS (SELECT name_id, count(*) AS rows, coalesce(sum(amount), 0) AS amount FROM weights GROUP BY name_id)
    SELECT n.text_shown, n.rows, n.amount, c.rows AS counted, c.amount AS sum FROM flow_name n LEFT JOIN counted c ON c.name_id = n.id
    WHERE n.rows <> coalesce(c.rows, 0) OR n.amount <> coalesce(c.amount, 0)`);
  return rows;
}
