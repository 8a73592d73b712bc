import { chainHash } from '@tributary/flows';
import { writeWorkbook, type WrittenCell } from '@tributary/sheets';
import type { SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';
import { channelOf, type ChannelDealer } from './channel';
import { titlesOf } from './layouts';
import { archiveBytes } from './raw-bytes';

/** Beside those of the feeds. */
const ID = 1001;
const LINES_OF_GROUP = 3;

/** A dealer changed its program: purchases, sales and returns in one sheet, customers once per group. Somebody must say what its columns mean. */
export const layoutStep: SeedStep = {
  name: 'a file that waits for a layout',
  async run({ client, company }) {
    const channel = channelOf(company)[1];
    if (!channel) throw new Error('The company has too few dealers that send files.');
    const { feedId, dealer } = channel;
    const month = company.until.slice(0, 7);
    const sheet = `${month}流水`;
    const table = rowsOf(channel, month);
    const bytes = writeWorkbook([{ name: sheet, rows: table }]);
    const sha256 = archiveBytes(bytes);
    const name = `进销存流水-${dealer.code}.xlsx`;
    const at = `${company.until} 08:30+08`;
    const { rows } = await client.query<{ sequence: number; hash: Buffer }>('SELECT sequence, chain_hash AS hash FROM raw_file WHERE feed_id = $1 ORDER BY sequence DESC LIMIT 1', [feedId]);
    const sequence = (rows[0]?.sequence ?? 0) + 1;
    const chain = chainHash(rows[0]?.hash, { sequence, sha256, name });
    await client.query('INSERT INTO raw_object (sha256, size, stored_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [sha256, bytes.length, at]);
    await client.query(
      `INSERT INTO raw_file (id, feed_id, dealer_id, sequence, sha256, size, name, source_path, received_at, chain_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [ID, feedId, dealer.id, sequence, sha256, bytes.length, name, `/sales/${name}`, at, chain],
    );
    const gone = Object.values(titlesOf(channel)).filter((column) => !table.some((row) => row.includes(column)));
    const doubts = gone.map((column) => ({ code: 'flows.column-gone', params: { column } }));
    const reason = JSON.stringify({ code: 'flows.layout-unknown', params: { sheet, doubts } });
    await client.query(
      `INSERT INTO batch (id, feed_id, dealer_id, trigger, state, stage, started_at, finished_at, files, reason)
       VALUES ($1, $2, $3, 'manual', 'attention', 'done', $4, $4::timestamptz + interval '2 s', 1, $5)`,
      [ID, feedId, dealer.id, at, reason],
    );
    await client.query(`INSERT INTO raw_file_outcome (raw_file_id, batch_id, dealer_id, state, reason, updated_at) VALUES ($1, $1, $2, 'layout', $3, $4)`, [ID, dealer.id, reason, at]);
    await advanceSequences(client, 'batch', 'raw_file');
    return 1;
  },
};

function rowsOf({ dealer, products: all, customers }: ChannelDealer, month: string): WrittenCell[][] {
  const unit = all[0]?.unit ?? '';
  const products = all.filter((product) => product.unit === unit);
  const rows: WrittenCell[][] = [
    [`${dealer.name}进销存流水`],
    ['往来单位', '业务类型', '日期', '商品', null, '数量', null],
    [null, null, null, '编码', '名称', unit, '金额'],
  ];
  for (const [group, customer] of customers.slice(0, 4).entries()) {
    let sum = 0;
    for (let line = 0; line < LINES_OF_GROUP; line += 1) {
      const product = products[group * LINES_OF_GROUP + line];
      const quantity = group + line + 1;
      sum += quantity;
      const kind = line === LINES_OF_GROUP - 1 ? '销售退货' : '销售出库';
      rows.push([line === 0 ? customer.name : null, kind, `${month}-0${line + 1}`, product?.code ?? null, product?.name ?? null, quantity, quantity * 360]);
    }
    rows.push(['小计', null, null, null, null, sum, sum * 360]);
  }
  rows.push(['总部', '采购入库', `${month}-02`, products[0]?.code ?? null, products[0]?.name ?? null, 40, 12_000]);
  return rows;
}
