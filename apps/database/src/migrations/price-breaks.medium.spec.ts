import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { addHeadOffice } from '@tributary/dealers/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import type { QueryRunner } from 'typeorm';
import { PriceBreaks0015 } from './0015-price-breaks';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await buildCatalogue(db.owner);
  for (let id = 1; id <= 5; id += 1) await buildSku(db.owner, { id });
  await addHeadOffice(db.owner, 1);
});
afterAll(() => db.drop());

/** The older shape, with prices that overlapped there. */
const ARRANGE = `
  INSERT INTO price_list (id, code, name, name_en, seller_id, tier, valid) VALUES (1, 'STD-2026', '标准价', 'Standard', 1, 1, '[2026-01-01,)');
  INSERT INTO price_list_item (price_list_id, sku_id, unit, price, valid) VALUES
    (1, 1, 'drum', 10, '[2026-01-01,)'), (1, 1, 'drum', 12, '[2026-02-01,2026-02-15)'), (1, 1, 'litre', 1, '[2026-01-01,)'),
    (1, 2, 'drum', 20, '[2026-01-01,)'), (1, 2, 'drum', 21, '[2026-03-01,)'),
    (1, 3, 'drum', 30, '[2026-01-01,2026-02-01)'), (1, 3, 'drum', 31, '[2026-02-01,)'), (1, 3, 'drum', 9, 'empty'),
    (1, 4, 'drum', 40, '[2026-01-01,)'), (1, 4, 'drum', 41, '[2026-01-01,)'),
    (1, 5, 'drum', 50, '(,)'), (1, 5, 'drum', 51, '[2026-01-01,2026-02-01)'), (1, 5, 'drum', 52, '[2026-01-10,2026-01-20)')`;

describe('the migration to price breaks', () => {
  it('leaves each day the price that counted on it, and no two of them', async () => {
    const runner = { query: async (text: string, values?: unknown[]) => (await db.owner.query(text, values)).rows } as unknown as QueryRunner;
    const migration = new PriceBreaks0015();
    await db.owner.query('BEGIN');
    await migration.down(runner);
    await db.owner.query(ARRANGE);
    await migration.up(runner);
    await db.owner.query('COMMIT');
    const { rows } = await db.owner.query<{ sku: number; prices: string[] }>(
      `SELECT sku_id AS sku, array_agg(concat_ws(' ', unit, price, valid) ORDER BY unit, valid) AS prices FROM price_list_item GROUP BY sku_id ORDER BY sku_id`,
    );
    expect(rows.map(({ prices }) => prices)).toEqual([
      ['drum 10.00 [2026-01-01,2026-02-01)', 'drum 12.00 [2026-02-01,2026-02-15)', 'drum 10.00 [2026-02-15,)', 'litre 1.00 [2026-01-01,)'],
      ['drum 20.00 [2026-01-01,2026-03-01)', 'drum 21.00 [2026-03-01,)'],
      ['drum 30.00 [2026-01-01,2026-02-01)', 'drum 31.00 [2026-02-01,)'],
      ['drum 41.00 [2026-01-01,)'],
      ['drum 50.00 (,2026-01-01)', 'drum 51.00 [2026-01-01,2026-01-10)', 'drum 52.00 [2026-01-10,2026-01-20)', 'drum 51.00 [2026-01-20,2026-02-01)', 'drum 50.00 [2026-02-01,)'],
    ]);
    const { rows: lists } = await db.owner.query('SELECT kind, version, search_text FROM price_list');
    expect(lists).toEqual([{ kind: 'list', version: 1, search_text: expect.stringContaining('bzj') }]);
  });
});
