import { sqlOne, type TxCtx } from '@tributary/platform';

/**
 * A hash of everything the ledger says and where it says it from: equal after any history of the same arrivals, however
 * often a process was killed on the way. Ids of rows are no part of it.
 */
export async function ledgerHash(tx: TxCtx): Promise<string> {
  const row = await sqlOne<{ hash: string }>(
    tx,
    `WITH lines AS (
       SELECT e.dealer_id, e.entry_date, e.kind, concat_ws('|', s.code, coalesce(p.text_key, ''), coalesce(c.text_key, ''), e.quantity, coalesce(e.amount::text, ''),
                e.document_number, e.batch_number, coalesce(e.expiry_date::text, ''), encode(f.sha256, 'hex'), e.sheet, e.row_no) AS line
       FROM flow_entry e JOIN sku s ON s.id = e.sku_id JOIN raw_file f ON f.id = e.raw_file_id
         LEFT JOIN flow_name p ON p.id = e.product_name_id LEFT JOIN flow_name c ON c.id = e.customer_name_id
     ), days AS (
       SELECT dealer_id, entry_date, kind, sha256(convert_to(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), 'UTF8')) AS hash
       FROM lines GROUP BY dealer_id, entry_date, kind
     )
     SELECT encode(sha256(coalesce(string_agg(convert_to(concat_ws('|', dealer_id, entry_date, kind), 'UTF8') || hash, '' ORDER BY dealer_id, entry_date, kind), '')), 'hex') AS hash
     FROM days`,
  );
  return row?.hash ?? '';
}
