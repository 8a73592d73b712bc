import { chainHash } from '@tributary/flows';
import { basePerSales } from '../company/catalogue';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';
import { type ChannelDealer, channelOf } from './channel';
import { type FlowNameIds, flowNameIds } from './flow-name-ids';
import { amountOf, historyFile, historyOf, type HistorySale } from './history';
import { archiveBytes } from './raw-bytes';

const ENTRY = [
  'dealer_id', 'entry_date', 'kind', 'sku_id', 'product_name_id', 'customer_name_id', 'quantity', 'amount', 'document_number', 'raw_file_id', 'sheet', 'row_no',
  'batch_number', 'expiry_date',
];

/** The dealers' sales of the past month: one file each, archived, and every row of it in the ledger. */
export const historyStep: SeedStep = {
  name: 'flow of a month',
  async run(seed) {
    const { client, company } = seed;
    const channels = channelOf(company);
    const ids = flowNameIds(channels);
    let rows = 0;
    for (const channel of channels) {
      const sales = historyOf(channel, company.seed, company.until);
      await writeFile(seed, channel, sales);
      await client.query(`SELECT flow_ensure_month(day) FROM unnest($1::date[]) AS day`, [[...new Set(sales.map(({ date }) => `${date.slice(0, 7)}-01`))]]);
      rows += await copyRows(client, 'flow_entry', ENTRY, sales.map((sale) => entryRow(channel, sale, ids)));
    }
    for (const statement of SUMS) await client.query(statement);
    await advanceSequences(client, 'batch', 'raw_file');
    return rows;
  },
};

function entryRow(channel: ChannelDealer, sale: HistorySale, ids: FlowNameIds): CopyRow {
  const { product, customer, batch } = sale;
  const quantity = sale.quantity * basePerSales(product.sku.packaging);
  const names = [ids.product(channel, product), ids.customer(channel, customer)];
  return [channel.dealer.id, sale.date, 'sale', product.sku.id, ...names, quantity, amountOf(sale), sale.document, channel.feedId, 1, sale.row, batch?.number ?? '', batch?.expiry ?? null];
}

/** File and batch bear the feed's number: each feed has one so far. */
async function writeFile({ client, company }: SeedRun, channel: ChannelDealer, sales: readonly HistorySale[]): Promise<void> {
  const { feedId: id, dealer } = channel;
  const { headers, bytes } = historyFile(channel, sales);
  const sha256 = archiveBytes(bytes);
  const name = `销售历史-${dealer.code}.csv`;
  const at = `${company.until} 08:00+08`;
  const period = `[${sales[0]?.date},${sales.at(-1)?.date}]`;
  const sheets = JSON.stringify([{ no: 1, name: '1', headerRow: 1, headers }]);
  const chain = chainHash(undefined, { sequence: 1, sha256, name });
  await client.query('INSERT INTO raw_object (sha256, size, stored_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [sha256, bytes.length, at]);
  await client.query(
    `INSERT INTO raw_file (id, feed_id, dealer_id, sequence, sha256, size, name, source_path, received_at, chain_hash)
     VALUES ($1, $1, $2, 1, $3, $4, $5, $6, $7, $8)`,
    [id, dealer.id, sha256, bytes.length, name, `/sales/${name}`, at, chain],
  );
  await client.query(
    `INSERT INTO batch (id, feed_id, dealer_id, trigger, state, stage, started_at, finished_at, files, rows, posted)
     VALUES ($1, $1, $2, 'manual', 'done', 'done', $3, $3::timestamptz + interval '4 s', 1, $4, $4)`,
    [id, dealer.id, at, sales.length],
  );
  await client.query(
    `INSERT INTO raw_file_outcome (raw_file_id, batch_id, dealer_id, classification, state, rows, posted, period, layout_id, media_type, sheets, updated_at)
     VALUES ($1, $1, $2, 'new', 'posted', $3, $3, $4, $1, 'text/csv; charset=utf-8', $5, $6)`,
    [id, dealer.id, sales.length, period, sheets, at],
  );
}

const SUMS = [
  `INSERT INTO flow_day (dealer_id, entry_date, kind, raw_file_id, entries, content_hash)
   SELECT dealer_id, entry_date, kind, min(raw_file_id), count(*), sha256(convert_to(string_agg(row_no || '|' || amount, ',' ORDER BY row_no), 'UTF8'))
   FROM flow_entry GROUP BY 1, 2, 3`,
  `INSERT INTO flow_daily (dealer_id, entry_date, kind, sku_id, quantity, amount, entries)
   SELECT dealer_id, entry_date, kind, sku_id, sum(quantity), sum(amount), count(*) FROM flow_entry GROUP BY 1, 2, 3, 4`,
  `UPDATE flow_name n SET rows = w.rows, amount = w.amount, first_seen_at = w.first, last_seen_at = w.last FROM (
     SELECT name_id, count(*) AS rows, sum(amount) AS amount, (min(entry_date) || ' 00:00+08')::timestamptz AS first, (max(entry_date) || ' 00:00+08')::timestamptz AS last
     FROM flow_entry, LATERAL (VALUES (product_name_id), (customer_name_id)) AS used (name_id) GROUP BY name_id
   ) w WHERE w.name_id = n.id`,
];
