import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { TestDatabase } from '@tributary/platform/testing';
import { from as copyFrom } from 'pg-copy-streams';

/** The columns of the dealers' files. */
export const HEADER = '单据日期,单据号,客户名称,商品编码,商品名称,数量,单位,单价,金额';
const ENTRY = 'flow_entry (dealer_id, entry_date, kind, sku_id, product_name_id, customer_name_id, quantity, amount, document_number, raw_file_id, sheet, row_no)';
const DAILY = 'flow_daily (dealer_id, entry_date, kind, sku_id, quantity, amount, entries)';

/** The reference of posting: lines of COPY straight into the ledger, by the owner of its tables, in one transaction. */
export async function copyIntoLedger({ owner }: TestDatabase, entries: readonly Buffer[], sums: readonly Buffer[]): Promise<void> {
  await owner.query('BEGIN');
  await pipeline(Readable.from(entries), owner.query(copyFrom(`COPY ${ENTRY} FROM STDIN`)));
  await pipeline(Readable.from(sums), owner.query(copyFrom(`COPY ${DAILY} FROM STDIN`)));
  await owner.query('COMMIT');
}
