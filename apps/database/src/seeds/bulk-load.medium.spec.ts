import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { bulkLoad } from './bulk-load';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const shape = async (table: string): Promise<string[]> => {
  const { rows } = await db.owner.query<{ line: string }>(
    `SELECT conname || ' ' || pg_get_constraintdef(oid) AS line FROM pg_constraint WHERE conrelid = $1::regclass
     UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = $1::regclass ORDER BY 1`,
    [table],
  );
  return rows.map(({ line }) => line);
};
const load = async (table: string, insert: string): Promise<void> => {
  await db.owner.query('BEGIN');
  await bulkLoad(db.owner, table, async () => (await db.owner.query(insert)).rowCount ?? 0);
  await db.owner.query('COMMIT');
};

describe('bulk load', () => {
  it.each(['flow_daily', 'flow_day', 'flow_name', 'sku_alias', 'terminal', 'price_list_item'])('leaves %s with all that it had', async (table) => {
    const before = await shape(table);
    expect(before.length).toBeGreaterThan(2);
    await load(table, 'SELECT 1');
    expect(await shape(table)).toEqual(before);
  });

  it('refuses rows that its constraints forbid, after all', async () => {
    const day = `(404, '2026-03-02', 'sale', 404, 1, '')`;
    const insert = 'INSERT INTO flow_day (dealer_id, entry_date, kind, raw_file_id, entries, content_hash) VALUES';
    await expect(load('flow_day', `${insert} ${day}`)).rejects.toThrow(/foreign key/);
    await db.owner.query('ROLLBACK');
    await expect(load('flow_daily', `INSERT INTO flow_daily SELECT 1, '2026-03-02', 'sale', 1, 1, 1, 1 FROM generate_series(1, 2)`)).rejects.toThrow(/duplicate key|could not create unique index/);
    await db.owner.query('ROLLBACK');
  });
});
