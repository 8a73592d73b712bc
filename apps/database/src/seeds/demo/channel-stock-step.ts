import { chainHash } from '@tributary/flows';
import { basePerSales } from '../company/catalogue';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';
import { type ChannelDealer, channelOf } from './channel';
import { STOCK_HEADERS, type StockDay, stockFile, stockOf } from './channel-stock';
import { type FlowNameIds, flowNameIds } from './flow-name-ids';
import { archiveBytes } from './raw-bytes';

const ENTRY = ['dealer_id', 'entry_date', 'kind', 'sku_id', 'product_name_id', 'quantity', 'raw_file_id', 'sheet', 'row_no'];
/** Dealers whose own systems deliver their stock, where files tell no batches; of the others nothing is known. */
const DELIVERING = 4;
/** Beside the numbers of other files. */
const FIRST_ID = 2001;

/** Stock records of the past month, delivered daily by the dealers' own systems. The next step sums them up. */
export const channelStockStep: SeedStep = {
  name: 'channel stock of a month',
  async run(seed) {
    const { client, company } = seed;
    const channels = channelOf(company);
    const ids = flowNameIds(channels);
    let [rows, id] = [0, FIRST_ID];
    for (const channel of channels.filter(({ tellsGoods }) => !tellsGoods).slice(0, DELIVERING)) {
      const feedId = await addFeed(seed, channel);
      let before: Buffer | undefined;
      for (const [index, day] of stockOf(channel, company.seed, company.until).entries()) {
        await client.query('SELECT flow_ensure_month($1::date)', [day.date]);
        before = await writeFile(seed, channel, day, { id, feedId, sequence: index + 1, before });
        rows += await copyRows(client, 'flow_entry', ENTRY, entriesOf(channel, day, { ids, id }));
        id += 1;
      }
    }
    await advanceSequences(client, 'batch', 'raw_file');
    return rows;
  },
};

function entriesOf(channel: ChannelDealer, { date, rows }: StockDay, { ids, id }: { readonly ids: FlowNameIds; readonly id: number }): CopyRow[] {
  return rows.map(({ row, product, quantity }) => [channel.dealer.id, date, 'stock', product.sku.id, ids.product(channel, product), quantity * basePerSales(product.sku.packaging), id, 1, row]);
}

/** As a first delivery makes it. */
async function addFeed({ client }: SeedRun, { dealer }: ChannelDealer): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `WITH made AS (INSERT INTO layout (dealer_id, name, mapping) VALUES ($1, '接口：库存', '{"kind": "stock"}') RETURNING id)
     INSERT INTO feed (dealer_id, code, name, source, settings, layout_id, schedule) SELECT $1, $2, '接口：库存', 'api', '{}', id, '' FROM made RETURNING id`,
    [dealer.id, `API-${dealer.code}-STOCK`],
  );
  if (!rows[0]) throw new Error('The feed was not stored.');
  return rows[0].id;
}

interface Place {
  /** Of file and batch. */
  readonly id: number;
  readonly feedId: number;
  readonly sequence: number;
  readonly before: Buffer | undefined;
}

/** Came on the next morning. Gives its link of the chain. */
async function writeFile({ client }: SeedRun, { dealer }: ChannelDealer, day: StockDay, { id, feedId, sequence, before }: Place): Promise<Buffer> {
  const bytes = stockFile(day);
  const sha256 = archiveBytes(bytes);
  const name = `stock-${day.date}.csv`;
  const chain = chainHash(before, { sequence, sha256, name });
  await client.query('INSERT INTO raw_object (sha256, size) VALUES ($1, $2) ON CONFLICT DO NOTHING', [sha256, bytes.length]);
  await client.query(
    `WITH came AS (SELECT ($9::date + 1 + time '00:30') AT TIME ZONE 'Asia/Shanghai' AS at), file AS (
       INSERT INTO raw_file (id, feed_id, dealer_id, sequence, sha256, size, name, source_path, received_at, chain_hash) SELECT $1, $2, $3, $4, $5, $6, $7, $7, at, $8 FROM came RETURNING id
     ), batch AS (
       INSERT INTO batch (id, feed_id, dealer_id, trigger, state, stage, started_at, finished_at, files, rows, posted) SELECT $1, $2, $3, 'schedule', 'done', 'done', at, at + interval '2 s', 1, $10, $10 FROM came RETURNING id
     )
     INSERT INTO raw_file_outcome (raw_file_id, batch_id, dealer_id, classification, state, rows, posted, period, layout_id, media_type, sheets, updated_at)
     SELECT file.id, batch.id, $3, 'new', 'posted', $10, $10, daterange($9::date, $9::date, '[]'), f.layout_id, 'text/csv; charset=utf-8', $11, at
     FROM came, file, batch, feed f WHERE f.id = $2`,
    [id, feedId, dealer.id, sequence, sha256, bytes.length, name, chain, day.date, day.rows.length, JSON.stringify([{ no: 1, name: '1', headerRow: 1, headers: STOCK_HEADERS }])],
  );
  return chain;
}
