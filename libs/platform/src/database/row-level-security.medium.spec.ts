import { createTestDatabase, type TestDatabase } from '../testing';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const names = async (query: string): Promise<string[]> => (await db.owner.query(query)).rows.map((row: { name: string }) => row.name);

/** Holds no rows of anybody: the list of migrations and the pulse of the workers. */
const OPEN = ['migrations', 'worker_heartbeat'];
const APPEND_ONLY = [
  ['audit_entry', "actor_name = ''"],
  ['consignment_event', "note = ''"],
  ['credit_movement', 'used_delta = 0'],
  ['order_event', "reason = ''"],
  ['raw_file', "name = ''"],
  ['raw_object', 'size = 0'],
  ['stock_movement', 'on_hand_delta = 0'],
] as const;

describe('the database role of the product', () => {
  it('owns nothing and bypasses nothing', async () => {
    const { rows } = await db.owner.query(`SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = 'tributary_app'`);
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }]);
    expect(await names(`SELECT tablename AS name FROM pg_tables WHERE tableowner = 'tributary_app' AND schemaname = 'public'`)).toEqual([]);
  });

  it('meets row-level security on every table that holds somebody’s rows', async () => {
    const open = await names(`
      SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity ORDER BY 1`);
    expect(open).toEqual(OPEN);
  });

  it('sees not one row of any table while no scope is set', async () => {
    await db.owner.query(`INSERT INTO organisation (id, kind, code, name) VALUES (1, 'head_office', 'HQ', '总部')`);
    await db.owner.query(`INSERT INTO audit_entry (actor_name, action, subject, subject_id, correlation_id) VALUES ('x', 'y', 'z', '1', 'c')`);
    const tables = await names(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL (ARRAY['${OPEN.join("','")}'])`);
    expect(tables.length).toBeGreaterThan(40);
    for (const table of tables) {
      const rows: unknown[] = await db.source.query(`SELECT 1 FROM ${table} LIMIT 1`);
      expect([table, rows.length]).toEqual([table, 0]);
    }
  });

  it.each(APPEND_ONLY)('can add to %s but neither change nor delete', async (table, column) => {
    await expect(db.source.query(`UPDATE ${table} SET ${column}`)).rejects.toThrow(/permission denied/);
    await expect(db.source.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    await expect(db.source.query(`TRUNCATE ${table}`)).rejects.toThrow(/permission denied/);
  });

  it('reaches partitions of the flow ledger only through their own closed policy', async () => {
    await db.owner.query(`SELECT flow_ensure_month('2026-03-05')`);
    const rows: unknown[] = await db.source.query('SELECT 1 FROM pg_class WHERE relname = $1 AND relrowsecurity', ['flow_entry_202603']);
    expect(rows).toHaveLength(1);
    await expect(db.source.query('SELECT 1 FROM flow_entry_202603')).rejects.toThrow(/permission denied/);
  });
});
