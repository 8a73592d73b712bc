import type { Check } from './check';

/** The sums of the flow ledger, and the paths from an entry back to its file. */
export const flowChecks: readonly Check[] = [
  {
    name: 'daily flow is the sum of its entries',
    query: `
      SELECT format('dealer %s, %s, %s, SKU %s: %s of %s entries', dealer_id, entry_date, kind, sku_id, d.entries, e.entries) AS breach
      FROM flow_daily d FULL JOIN (
        SELECT dealer_id, entry_date, kind, sku_id, sum(quantity) AS quantity, coalesce(sum(amount), 0) AS amount, count(*) AS entries
        FROM flow_entry GROUP BY 1, 2, 3, 4
      ) e USING (dealer_id, entry_date, kind, sku_id)
      WHERE (d.quantity, d.amount, d.entries) IS DISTINCT FROM (e.quantity, e.amount, e.entries)`,
  },
  {
    name: 'each day of flow comes from the one file in force',
    query: `
      SELECT format('dealer %s, %s, %s: %s entries, file in force %s says %s', dealer_id, entry_date, kind, e.entries, d.raw_file_id, d.entries) AS breach
      FROM flow_day d FULL JOIN (
        SELECT dealer_id, entry_date, kind, count(*) AS entries, min(raw_file_id) AS first, max(raw_file_id) AS last FROM flow_entry GROUP BY 1, 2, 3
      ) e USING (dealer_id, entry_date, kind)
      WHERE d.entries IS DISTINCT FROM coalesce(e.entries, 0) OR e.first <> d.raw_file_id OR e.last <> d.raw_file_id`,
  },
  {
    name: 'names weigh what their entries and the faults in force weigh',
    query: `
      SELECT format('name %s (%s): %s rows, %s found', n.id, n.text_shown, n.rows, coalesce(w.rows, 0)) AS breach
      FROM flow_name n LEFT JOIN (
        SELECT id, sum(rows) AS rows FROM (
          SELECT product_name_id AS id, count(*) AS rows FROM flow_entry WHERE product_name_id IS NOT NULL GROUP BY 1
          UNION ALL SELECT customer_name_id, count(*) FROM flow_entry WHERE customer_name_id IS NOT NULL GROUP BY 1
          UNION ALL SELECT f.name_id, count(*) FROM flow_fault f JOIN flow_day d USING (dealer_id, entry_date, kind, raw_file_id) WHERE f.name_id IS NOT NULL GROUP BY 1
        ) parts GROUP BY id
      ) w USING (id)
      WHERE n.rows <> coalesce(w.rows, 0)`,
  },
  {
    name: 'every arrival hangs on the one before it in its feed',
    query: `
      SELECT format('feed %s, arrival %s: the chain is broken', feed_id, sequence) AS breach
      FROM (
        SELECT f.*, row_number() OVER chain AS place, coalesce(lag(chain_hash) OVER chain, decode(repeat('00', 32), 'hex')) AS before
        FROM raw_file f WINDOW chain AS (PARTITION BY feed_id ORDER BY sequence)
      ) f
      WHERE sequence <> place OR chain_hash <> sha256(before || convert_to(sequence || E'\\n', 'UTF8') || sha256 || convert_to(name, 'UTF8'))`,
  },
  {
    name: 'every entry leads to a file of its dealer',
    query: `
      SELECT format('entries of dealer %s name file %s', e.dealer_id, e.raw_file_id) AS breach
      FROM (SELECT DISTINCT dealer_id, raw_file_id FROM flow_entry) e LEFT JOIN raw_file f ON f.id = e.raw_file_id AND f.dealer_id = e.dealer_id
      WHERE f.id IS NULL`,
  },
];
