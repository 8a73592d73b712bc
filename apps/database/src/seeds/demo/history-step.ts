import { chainHash } from '@tributary/flows';
import type { LocalDate } from '@tributary/kernel';
import { basePerSales } from '../company/catalogue';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';
import { type ChannelDealer, channelOf } from './channel';
import { type FlowNameIds, flowNameIds } from './flow-name-ids';
import { amountOf, historyFile, historyOf, type HistorySale } from './history';
import { archiveBytes } from './raw-bytes';
import { STOCK_COLUMNS, stockRecordOf } from './stock-record';

const ENTRY = [
  'dealer_id', 'entry_date', 'kind', 'sku_id', 'product_name_id', 'customer_name_id', 'quantity', 'amount', 'document_number', 'raw_file_id', 'sheet', 'row_no',
  'batch_number', 'expiry_date',
];

/** The dealers' sales of the past month, and what those who tell of goods had in stock: files, archived, and every row of them in the ledger. */
export const historyStep: SeedStep = {
  name: 'flow of a month',
  async run(seed) {
    const { client, company } = seed;
    const channels = channelOf(company);
    const ids = flowNameIds(channels);
    let rows = 0;
    for (const channel of channels) {
      const sales = historyOf(channel, company.seed, company.until);
      await writeFile(seed, channel, salesFile(channel, sales));
      await client.query(`SELECT flow_ensure_month(day) FROM unnest($1::date[]) AS day`, [[...new Set(sales.map(({ date }) => `${date.slice(0, 7)}-01`))]]);
      rows += await copyRows(client, 'flow_entry', ENTRY, sales.map((sale) => entryRow(channel, sale, ids)));
      if (channel.tellsGoods) rows += await writeStock(seed, channel, ids);
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

/** File and batch bear the same number: the feed's for its sales, one beside it for its stock. */
interface WrittenFile {
  readonly id: number;
  readonly name: string;
  readonly layoutId: number;
  readonly headers: readonly string[];
  readonly bytes: Buffer;
  readonly rows: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const STOCK_FILES = 500;

function salesFile(channel: ChannelDealer, sales: readonly HistorySale[]): WrittenFile {
  const { feedId: id, dealer } = channel;
  return { id, name: `销售历史-${dealer.code}.csv`, layoutId: id, ...historyFile(channel, sales), rows: sales.length, from: sales[0]?.date ?? '', to: sales.at(-1)?.date ?? '' };
}

async function writeStock(seed: SeedRun, channel: ChannelDealer, ids: FlowNameIds): Promise<number> {
  const { client, company } = seed;
  const { dealer, feedId } = channel;
  const { date, headers, lines, bytes } = stockRecordOf(channel, company.seed, company.until);
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO layout (dealer_id, name, mapping, approved_by, approved_at) SELECT $1, '库存明细', $2, u.id, $3 FROM app_user u WHERE u.account = 'operator' RETURNING id`,
    [dealer.id, JSON.stringify({ kind: 'stock', columns: STOCK_COLUMNS }), `${company.until} 08:00+08`],
  );
  const id = STOCK_FILES + feedId;
  await writeFile(seed, channel, { id, name: `库存-${dealer.code}.csv`, layoutId: rows[0]?.id ?? 0, headers, bytes, rows: lines.length, from: date, to: date });
  const entries = lines.map(({ product, batch, quantity, row }): CopyRow => [
    dealer.id, date, 'stock', product.sku.id, ids.product(channel, product), null, quantity * basePerSales(product.sku.packaging), null, '', id, 1, row, batch.number, batch.expiry,
  ]);
  return copyRows(client, 'flow_entry', ENTRY, entries);
}

async function writeFile({ client, company }: SeedRun, { feedId, dealer }: ChannelDealer, file: WrittenFile): Promise<void> {
  const { id, name, layoutId, headers, bytes, rows, from, to } = file;
  const sha256 = archiveBytes(bytes);
  const at = `${company.until} 08:00+08`;
  const sheets = JSON.stringify([{ no: 1, name: '1', headerRow: 1, headers }]);
  const before = await client.query<{ sequence: number; hash: Buffer }>('SELECT sequence, chain_hash AS hash FROM raw_file WHERE feed_id = $1 ORDER BY sequence DESC LIMIT 1', [feedId]);
  const sequence = (before.rows[0]?.sequence ?? 0) + 1;
  const chain = chainHash(before.rows[0]?.hash, { sequence, sha256, name });
  await client.query('INSERT INTO raw_object (sha256, size, stored_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [sha256, bytes.length, at]);
  await client.query(
    `INSERT INTO raw_file (id, feed_id, dealer_id, sequence, sha256, size, name, source_path, received_at, chain_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, feedId, dealer.id, sequence, sha256, bytes.length, name, `/sales/${name}`, at, chain],
  );
  await client.query(
    `INSERT INTO batch (id, feed_id, dealer_id, trigger, state, stage, started_at, finished_at, files, rows, posted)
     VALUES ($1, $2, $3, 'manual', 'done', 'done', $4, $4::timestamptz + interval '4 s', 1, $5, $5)`,
    [id, feedId, dealer.id, at, rows],
  );
  await client.query(
    `INSERT INTO raw_file_outcome (raw_file_id, batch_id, dealer_id, classification, state, rows, posted, period, layout_id, media_type, sheets, updated_at)
     VALUES ($1, $1, $2, 'new', 'posted', $3, $3, daterange($4::date, $5::date, '[]'), $6, 'text/csv; charset=utf-8', $7, $8)`,
    [id, dealer.id, rows, from, to, layoutId, sheets, at],
  );
}

const SUMS = [
  `INSERT INTO flow_day (dealer_id, entry_date, kind, raw_file_id, entries, content_hash)
   SELECT dealer_id, entry_date, kind, min(raw_file_id), count(*), sha256(convert_to(string_agg(row_no || '|' || coalesce(amount, quantity), ',' ORDER BY row_no), 'UTF8'))
   FROM flow_entry GROUP BY 1, 2, 3`,
  `INSERT INTO flow_daily (dealer_id, entry_date, kind, sku_id, quantity, amount, entries)
   SELECT dealer_id, entry_date, kind, sku_id, sum(quantity), coalesce(sum(amount), 0), count(*) FROM flow_entry GROUP BY 1, 2, 3, 4`,
  `UPDATE flow_name n SET rows = w.rows, amount = w.amount, first_seen_at = w.first, last_seen_at = w.last FROM (
     SELECT name_id, count(*) AS rows, coalesce(sum(amount), 0) AS amount, (min(entry_date) || ' 00:00+08')::timestamptz AS first, (max(entry_date) || ' 00:00+08')::timestamptz AS last
     FROM flow_entry, LATERAL (VALUES (product_name_id), (customer_name_id)) AS used (name_id) WHERE name_id IS NOT NULL GROUP BY name_id
   ) w WHERE w.name_id = n.id`,
];
