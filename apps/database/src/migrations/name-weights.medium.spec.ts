import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { buildDealers, buildFeed, staleWeights } from '@tributary/flows/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import type { QueryRunner } from 'typeorm';
import { NameWeights0051 } from './0051-name-weights';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  await buildSku(db.owner, { id: 1 });
  await buildDealers(db.owner);
  await buildFeed(db.owner, { id: 1, dealerId: 11 });
});
afterAll(() => db.drop());

/** A file of sales and purchases, whose names weigh twice as much as they should; and a name of another dealer, which nobody looks at. */
const ARRANGE = `
  SELECT flow_ensure_month('2026-03-01');
  INSERT INTO raw_object (sha256, size) VALUES (sha256('x'), 1);
  INSERT INTO raw_file (id, feed_id, dealer_id, sequence, sha256, size, name, source_path, chain_hash) VALUES (1, 1, 11, 1, sha256('x'), 1, 'x', 'x', sha256('x'));
  INSERT INTO flow_name (id, dealer_id, kind, text_key, text_shown, sku_id, rows, amount) VALUES (1, 11, 'product', 'oil', '油', 1, 4, 800), (2, 11, 'product', 'new', '新油', NULL, 2, 90), (3, 11, 'terminal', 'wang', '老王', NULL, 2, 600), (4, 12, 'product', 'oil', '油', 1, 7, 70);
  INSERT INTO flow_day (dealer_id, entry_date, kind, raw_file_id, entries, content_hash) VALUES (11, '2026-03-01', 'sale', 1, 1, sha256('a')), (11, '2026-03-01', 'purchase', 1, 1, sha256('b'));
  INSERT INTO flow_entry (dealer_id, entry_date, kind, sku_id, product_name_id, customer_name_id, quantity, amount, raw_file_id, sheet, row_no) VALUES
    (11, '2026-03-01', 'sale', 1, 1, 3, 3, 300, 1, 1, 2), (11, '2026-03-01', 'purchase', 1, 1, NULL, 1, 100, 1, 1, 3);
  INSERT INTO flow_fault (raw_file_id, dealer_id, sheet, row_no, code, detail, name_id, entry_date, kind, amount, cells) VALUES (1, 11, 1, 4, 'flows.product-unmatched', '{}', 2, '2026-03-01', 'sale', 45, '[]')`;

it('what names in files of several kinds weigh is what is in force, and nothing else is touched', async () => {
  await db.owner.query(ARRANGE);
  const runner = { query: async (text: string) => (await db.owner.query(text)).rows } as unknown as QueryRunner;
  await new NameWeights0051().up(runner);
  const { rows } = await db.owner.query('SELECT id, rows, amount::float8 FROM flow_name ORDER BY id');
  expect(rows).toEqual([{ id: 1, rows: 2, amount: 400 }, { id: 2, rows: 1, amount: 45 }, { id: 3, rows: 1, amount: 300 }, { id: 4, rows: 7, amount: 70 }]);
  await db.owner.query('DELETE FROM flow_name WHERE id = 4');
  expect(await staleWeights(db.owner)).toEqual([]);
});
