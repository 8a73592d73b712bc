import { chainHash } from '@tributary/flows';
import { basePerSales } from '../company/catalogue';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';
import { type ChannelDealer, channelOf } from './channel';
import { type FlowNameIds, flowNameIds } from './flow-name-ids';
import { amountOf, historyFile, historyOf, type HistorySale, sentBy } from './history';
import { archiveBytes } from './raw-bytes';

const ENTRY = [
  'dealer_id', 'entry_date', 'kind', 'sku_id', 'product_name_id', 'customer_name_id', 'quantity', 'amount', 'document_number', 'raw_file_id', 'sheet', 'row_no',
  'batch_number', 'expiry_date',
];

/** Of files besides those of a month, which bear their feed's number. */
const CORRECTION_ID = 1002;
const EMPTY_ID = 1003;

/** The dealers' sales of the past month: one file each, archived, and every row of it in the ledger; one dealer corrected a day, missed one and sent an empty file. */
export const historyStep: SeedStep = {
  name: 'flow of a month',
  async run(seed) {
    const { client, company } = seed;
    const channels = channelOf(company);
    const ids = flowNameIds(channels);
    let rows = 0;
    for (const channel of channels) {
      const sales = historyOf(channel, company.seed, company.until);
      await client.query(`SELECT flow_ensure_month(day) FROM unnest($1::date[]) AS day`, [[...new Set(sales.map(({ date }) => `${date.slice(0, 7)}-01`))]]);
      for (const { id, sales: posted } of await writeFiles(seed, channel, sales)) {
        rows += await copyRows(client, 'flow_entry', ENTRY, posted.map((sale) => entryRow(channel, sale, { ...ids, fileId: id })));
      }
    }
    for (const statement of SUMS) await client.query(statement);
    await notePast(seed, channels);
    await advanceSequences(client, 'batch', 'raw_file');
    return rows;
  },
};

function entryRow(channel: ChannelDealer, sale: HistorySale, ids: FlowNameIds & { readonly fileId: number }): CopyRow {
  const { product, customer, batch } = sale;
  const names = [ids.product(channel, product), ids.customer(channel, customer)];
  return [channel.dealer.id, sale.date, 'sale', product.sku.id, ...names, baseOf(sale), amountOf(sale), sale.document, ids.fileId, 1, sale.row, batch?.number ?? '', batch?.expiry ?? null];
}

const baseOf = ({ quantity, product }: HistorySale): number => quantity * basePerSales(product.sku.packaging);

interface SeedFile {
  readonly id: number;
  readonly name: string;
  readonly at: string;
  readonly sales: readonly HistorySale[];
  /** Those that are in force. */
  readonly posted: readonly HistorySale[];
  readonly classification: 'new' | 'correction' | null;
}

/** The files of a dealer in the order in which they came; gives what of each is in force. */
async function writeFiles(seed: SeedRun, channel: ChannelDealer, sales: readonly HistorySale[]): Promise<{ id: number; sales: readonly HistorySale[] }[]> {
  const { until } = seed.company;
  const { month, corrected, empty } = sentBy(channel, sales, until);
  const { code } = channel.dealer;
  const files: SeedFile[] = [{ id: channel.feedId, name: `销售历史-${code}.csv`, at: `${until} 08:00+08`, sales: month, posted: month.filter(({ date }) => date !== corrected?.date), classification: 'new' }];
  if (corrected) files.push({ id: CORRECTION_ID, name: `销售更正-${corrected.date.replaceAll('-', '')}.csv`, at: `${until} 08:20+08`, sales: corrected.sales, posted: corrected.sales, classification: 'correction' });
  if (empty) files.unshift({ id: EMPTY_ID, name: `销售-${empty.replaceAll('-', '')}.csv`, at: `${empty} 18:05+08`, sales: [], posted: [], classification: null });
  let before: Buffer | undefined;
  for (const [index, file] of files.entries()) before = await writeFile(seed, channel, file, { sequence: index + 1, before });
  return files.map(({ id, posted }) => ({ id, sales: posted }));
}

/** File and batch bear one number. Gives its link of the chain. */
async function writeFile({ client }: SeedRun, channel: ChannelDealer, file: SeedFile, { sequence, before }: { readonly sequence: number; readonly before: Buffer | undefined }): Promise<Buffer> {
  const { id, name, at, sales, posted, classification } = file;
  const { feedId, dealer } = channel;
  const { headers, bytes } = historyFile(channel, sales);
  const sha256 = archiveBytes(bytes);
  const chain = chainHash(before, { sequence, sha256, name });
  await client.query('INSERT INTO raw_object (sha256, size, stored_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [sha256, bytes.length, at]);
  await client.query(
    `INSERT INTO raw_file (id, feed_id, dealer_id, sequence, sha256, size, name, source_path, received_at, chain_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, feedId, dealer.id, sequence, sha256, bytes.length, name, `/sales/${name}`, at, chain],
  );
  const refusal = sales.length === 0 ? JSON.stringify({ code: 'flows.no-rows', params: {} }) : null;
  await client.query(
    `INSERT INTO batch (id, feed_id, dealer_id, trigger, state, stage, started_at, finished_at, files, rows, posted, reason)
     VALUES ($1, $2, $3, 'manual', $7, 'done', $4, $4::timestamptz + interval '4 s', 1, $5, $5, $6)`,
    [id, feedId, dealer.id, at, sales.length, refusal, refusal ? 'attention' : 'done'],
  );
  await client.query(
    `INSERT INTO raw_file_outcome (raw_file_id, batch_id, dealer_id, classification, state, reason, rows, posted, period, layout_id, media_type, sheets, updated_at)
     VALUES ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9, 'text/csv; charset=utf-8', $10, $11)`,
    [
      id, dealer.id, classification, refusal ? 'rejected' : 'posted', refusal, sales.length, posted.length, refusal ? null : `[${sales[0]?.date},${sales.at(-1)?.date}]`, refusal ? null : feedId,
      JSON.stringify([{ no: 1, name: '1', headerRow: 1, headers }]), at,
    ],
  );
  return chain;
}

/** What a corrected day had held before. */
async function notePast({ client, company }: SeedRun, channels: readonly ChannelDealer[]): Promise<void> {
  for (const channel of channels) {
    const { month, corrected } = sentBy(channel, historyOf(channel, company.seed, company.until), company.until);
    if (!corrected) continue;
    const wrong = month.filter(({ date }) => date === corrected.date);
    await client.query(
      `INSERT INTO flow_day_past (dealer_id, entry_date, kind, raw_file_id, entries, quantity, replaced_by, replaced_at) VALUES ($1, $2, 'sale', $3, $4, $5, $6, $7)`,
      [channel.dealer.id, corrected.date, channel.feedId, wrong.length, wrong.reduce((sum, sale) => sum + baseOf(sale), 0), CORRECTION_ID, `${company.until} 08:21+08`],
    );
  }
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
