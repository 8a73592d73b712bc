import type { BookEntry } from '../company/book';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedRun, SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';
import { bulkLoad } from '../bulk-load';
import { customerNameId, flowPlanOf, productNameId } from './flow-plan';

const PLAN = ['id', 'dealer_id', 'kind', 'text_key', 'text_shown', 'code_shown', 'sku_id', 'terminal_id', 'method'];

/** The dealers' names with their weight in the ledger, and the decisions behind those that are no codes. */
export const flowNamesStep: SeedStep = {
  name: 'flow names',
  async run(seed) {
    const { client, company } = seed;
    await client.query(`SET LOCAL work_mem = '256MB'; CREATE TEMP TABLE planned (LIKE flow_name) ON COMMIT DROP;
      ALTER TABLE planned ALTER rows DROP NOT NULL, ALTER amount DROP NOT NULL, ALTER first_seen_at DROP NOT NULL, ALTER last_seen_at DROP NOT NULL`);
    await copyRows(client, 'planned', PLAN, nameRows(seed));
    const names = await bulkLoad(client, 'flow_name', async () => (await client.query(NAMES, [company.until])).rowCount ?? 0);
    const aliases = await client.query(ALIASES);
    await advanceSequences(client, 'flow_name');
    return names + (aliases.rowCount ?? 0);
  },
};

function* nameRows({ company, progress }: SeedRun): Generator<CopyRow> {
  for (const sender of flowPlanOf(company).senders) {
    const { dealer, book, place } = sender;
    progress(place * 88);
    const row = (id: number, kind: string, { key, shown, code, method }: BookEntry, sku: number | null, terminal: number | null): CopyRow => [
      id, dealer.id, kind, key, shown, code, sku, method === undefined ? null : terminal, method ?? null,
    ];
    for (const [index, product] of book.products.entries()) yield row(productNameId(sender, index), 'product', product, product.sku.id, null);
    for (const [index, customer] of book.customers.entries()) yield row(customerNameId(sender, index), 'terminal', customer, null, customer.terminal.id);
  }
}

const NAMES = `
  INSERT INTO flow_name (${PLAN.join(', ')}, rows, amount, first_seen_at, last_seen_at)
  SELECT ${PLAN.map((column) => `p.${column}`).join(', ')}, coalesce(w.rows, 0), coalesce(w.amount, 0), $1::date - 364, $1::date
  FROM planned p LEFT JOIN (
    SELECT product_name_id AS id, count(*) AS rows, sum(amount) AS amount FROM flow_entry GROUP BY 1
    UNION ALL SELECT customer_name_id, count(*), sum(amount) FROM flow_entry GROUP BY 1
  ) w USING (id)`;

const ALIASES = `
  WITH product AS (
    INSERT INTO sku_alias (dealer_id, text_key, text_shown, sku_id)
    SELECT dealer_id, text_key, text_shown, sku_id FROM planned WHERE method = 'alias' AND kind = 'product'
  )
  INSERT INTO terminal_alias (dealer_id, text_key, text_shown, terminal_id)
  SELECT dealer_id, text_key, text_shown, terminal_id FROM planned WHERE method = 'alias' AND kind = 'terminal'`;
