import { chainHash } from '@tributary/flows';
import { basePerSales } from '../company/catalogue';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';
import { type ChannelDealer, channelOf } from './channel';
import { flowNameIds } from './flow-name-ids';
import { archiveBytes } from './raw-bytes';
import { STOCK_COLUMNS, type StockRecord, stockRecordOf } from './stock-record';

const ENTRY = [
  'dealer_id', 'entry_date', 'kind', 'sku_id', 'product_name_id', 'quantity', 'document_number', 'raw_file_id', 'sheet', 'row_no', 'batch_number', 'expiry_date',
];
/** File and batch bear one number, beside those of the sales. */
const FILES = 500;

/** What those dealers had in stock whose files tell batches: a file each, archived, and every row of it in the ledger. */
export const stockRecordStep: SeedStep = {
  name: 'stock of the channel',
  async run(seed) {
    const { client, company } = seed;
    const channels = channelOf(company);
    const ids = flowNameIds(channels);
    let rows = 0;
    for (const channel of channels.filter(({ tellsGoods }) => tellsGoods)) {
      const record = stockRecordOf(channel, company.seed, company.until);
      await writeFile(seed, channel, record);
      const entries = record.lines.map(({ product, batch, quantity, row }): CopyRow => [
        channel.dealer.id, record.date, 'stock', product.sku.id, ids.product(channel, product), quantity * basePerSales(product.sku.packaging), '', FILES + channel.feedId, 1, row, batch.number, batch.expiry,
      ]);
      rows += await copyRows(client, 'flow_entry', ENTRY, entries);
    }
    for (const statement of SUMS) await client.query(statement);
    await advanceSequences(client, 'batch', 'raw_file');
    return rows;
  },
};

async function writeFile({ client, company }: SeedRun, { feedId, dealer }: ChannelDealer, { date, headers, lines, bytes }: StockRecord): Promise<void> {
  const id = FILES + feedId;
  const name = `库存-${dealer.code}.csv`;
  const sha256 = archiveBytes(bytes);
  const at = `${company.until} 08:25+08`;
  const { rows: [layout] } = await client.query<{ id: number }>(
    `INSERT INTO layout (dealer_id, name, mapping, approved_by, approved_at) SELECT $1, '库存明细', $2, u.id, $3 FROM app_user u WHERE u.account = 'operator' RETURNING id`,
    [dealer.id, JSON.stringify({ kind: 'stock', columns: STOCK_COLUMNS }), at],
  );
  const { rows: [before] } = await client.query<{ sequence: number; hash: Buffer }>('SELECT sequence, chain_hash AS hash FROM raw_file WHERE feed_id = $1 ORDER BY sequence DESC LIMIT 1', [feedId]);
  const sequence = (before?.sequence ?? 0) + 1;
  const chain = chainHash(before?.hash, { sequence, sha256, name });
  await client.query('INSERT INTO raw_object (sha256, size, stored_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [sha256, bytes.length, at]);
  await client.query(
    `INSERT INTO raw_file (id, feed_id, dealer_id, sequence, sha256, size, name, source_path, received_at, chain_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, feedId, dealer.id, sequence, sha256, bytes.length, name, `/sales/${name}`, at, chain],
  );
  await client.query(
    `INSERT INTO batch (id, feed_id, dealer_id, trigger, state, stage, started_at, finished_at, files, rows, posted)
     VALUES ($1, $2, $3, 'manual', 'done', 'done', $4, $4::timestamptz + interval '4 s', 1, $5, $5)`,
    [id, feedId, dealer.id, at, lines.length],
  );
  const sheets = JSON.stringify([{ no: 1, name: '1', headerRow: 1, headers }]);
  await client.query(
    `INSERT INTO raw_file_outcome (raw_file_id, batch_id, dealer_id, classification, state, rows, posted, period, layout_id, media_type, sheets, updated_at)
     VALUES ($1, $1, $2, 'new', 'posted', $3, $3, daterange($4::date, $4::date, '[]'), $5, 'text/csv; charset=utf-8', $6, $7)`,
    [id, dealer.id, lines.length, date, layout?.id ?? null, sheets, at],
  );
}

const SUMS = [
  `INSERT INTO flow_day (dealer_id, entry_date, kind, raw_file_id, entries, content_hash)
   SELECT dealer_id, entry_date, kind, min(raw_file_id), count(*), sha256(convert_to(string_agg(row_no || '|' || quantity, ',' ORDER BY row_no), 'UTF8'))
   FROM flow_entry WHERE kind = 'stock' GROUP BY 1, 2, 3`,
  `INSERT INTO flow_daily (dealer_id, entry_date, kind, sku_id, quantity, amount, entries)
   SELECT dealer_id, entry_date, kind, sku_id, sum(quantity), 0, count(*) FROM flow_entry WHERE kind = 'stock' GROUP BY 1, 2, 3, 4`,
  `UPDATE flow_name n SET rows = n.rows + w.rows FROM (SELECT product_name_id AS id, count(*) AS rows FROM flow_entry WHERE kind = 'stock' GROUP BY 1) w WHERE w.id = n.id`,
];
