import type { SeedRun, SeedStep } from '../seed-step';
import { bulkLoad } from '../bulk-load';
import { flowPlanOf } from './flow-plan';

const DAYS = `
  INSERT INTO flow_day (dealer_id, entry_date, kind, raw_file_id, entries, content_hash)
  SELECT dealer_id, entry_date, kind, min(raw_file_id), count(*), sha256(convert_to(format('%s %s %s', dealer_id, entry_date, sum(quantity)), 'UTF8'))
  FROM flow_entry WHERE entry_date >= $1 AND entry_date < $2 GROUP BY dealer_id, entry_date, kind`;
const SUMS = `
  INSERT INTO flow_daily (dealer_id, entry_date, kind, sku_id, quantity, amount, entries)
  SELECT dealer_id, entry_date, kind, sku_id, sum(quantity), sum(amount), count(*)
  FROM flow_entry WHERE entry_date >= $1 AND entry_date < $2 GROUP BY dealer_id, entry_date, kind, sku_id`;

/** Which file holds each dealer's day, and the sums per dealer, day and SKU: from the ledger itself. */
export const flowSumsSteps: readonly SeedStep[] = [
  { name: 'flow days', run: (seed) => byMonth(seed, 'flow_day', DAYS) },
  { name: 'flow sums', run: (seed) => byMonth(seed, 'flow_daily', SUMS) },
];

async function byMonth({ client, company, progress }: SeedRun, table: string, statement: string): Promise<number> {
  await client.query(`SET LOCAL work_mem = '256MB'; SET LOCAL synchronous_commit = off`);
  return bulkLoad(client, table, async () => {
    let rows = 0;
    for (const { from, upTo } of flowPlanOf(company).months) {
      rows += (await client.query(statement, [from, upTo])).rowCount ?? 0;
      // progress speaks of whole thousands
      progress(Math.round(rows / 1_000) * 1_000);
    }
    return rows;
  });
}
