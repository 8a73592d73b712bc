/**
 * What makes faults of many rows one cause, as SQL over `flow_fault t` and its `raw_file f`. A name or a unit that nobody knows is one
 * cause wherever it stands; what is wrong with a file itself (a form of dates, a column) is one cause per feed.
 */
export const CAUSE_SQL = `md5(t.code || CASE WHEN t.code IN ('flows.product-unmatched', 'flows.unit-unknown', 'flows.unit-not-of-sku', 'flows.unit-against-price') THEN t.detail::text
  WHEN t.code = 'flows.date-invalid' THEN f.feed_id || '|' || regexp_replace(coalesce(t.detail ->> 'value', ''), '[0-9]', '9', 'g')
  ELSE f.feed_id || '|' || coalesce(t.detail ->> 'column', '') END)`;

/**
 * Predicate over a row of `flow_fault_cause`: its file is in force for the day. Rows on no day are, as long as their file holds any day, or never had one.
 */
export const inForceSql = (row: string): string => `CASE WHEN ${row}.entry_date IS NOT NULL
  THEN EXISTS (SELECT 1 FROM flow_day held WHERE held.dealer_id = ${row}.dealer_id AND held.entry_date = ${row}.entry_date AND held.kind = ${row}.kind AND held.raw_file_id = ${row}.raw_file_id)
  ELSE EXISTS (SELECT 1 FROM raw_file_outcome settled WHERE settled.raw_file_id = ${row}.raw_file_id AND settled.state = 'posted'
    AND (settled.period IS NULL OR EXISTS (SELECT 1 FROM flow_day held WHERE held.raw_file_id = settled.raw_file_id))) END`;
