import { systemCtx } from '../context/ctx';
import { createTestDatabase, type TestDatabase, userCtx } from '../testing';
import { sql, sqlCount, sqlOne } from './sql';
import { sqlState } from './unit-of-work';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const count = async (): Promise<number> => Number((await db.owner.query('SELECT count(*) FROM rate_window')).rows[0].count);
const add = (key: string) => (tx: Parameters<typeof sql>[0]) => sql(tx, 'INSERT INTO rate_window VALUES ($1, now(), 1)', [key]);

describe('unit of work', () => {
  it('commits what succeeds and takes back what fails', async () => {
    await db.uow.write(systemCtx('test'), add('kept'));
    const failing = db.uow.write(systemCtx('test'), async (tx) => {
      await add('lost')(tx);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await count()).toBe(1);
  });

  it('joins an open transaction instead of opening a second one', async () => {
    const failing = db.uow.write(systemCtx('test'), async (outer) => {
      await db.uow.write(outer, add('inner'));
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect((await db.owner.query(`SELECT 1 FROM rate_window WHERE key = 'inner'`)).rowCount).toBe(0);
  });

  it('refuses to write in a reading transaction', async () => {
    const error = await db.uow.read(systemCtx('test'), add('read')).catch((e: unknown) => e);
    expect(sqlState(error)).toBe('25006');
  });

  it('shows the scope to PostgreSQL, whatever characters it holds, and forgets it with the transaction', async () => {
    const ctx = userCtx({ organisationId: 7, name: `O'Neill \\ 百川` });
    const seen = await db.uow.read(ctx, (tx) => sqlOne<{ organisation: number }>(tx, 'SELECT app_organisation() AS organisation'));
    expect(seen?.organisation).toBe(7);
    const after: { organisation: number | null }[] = await db.source.query('SELECT app_organisation() AS organisation');
    expect(after[0]?.organisation).toBeNull();
  });

  it('runs a deadlocked transaction again until both have committed', async () => {
    await db.owner.query(`INSERT INTO rate_window VALUES ('a', '2026-01-01', 0), ('b', '2026-01-01', 0)`);
    let waiting = 2;
    let release: () => void = () => undefined;
    const bothHold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const bump = (first: string, second: string) => {
      let attempts = 0;
      return db.uow.write(systemCtx('test'), async (tx) => {
        attempts += 1;
        await sqlCount(tx, 'UPDATE rate_window SET count = count + 1 WHERE key = $1', [first]);
        waiting -= 1;
        if (waiting === 0) release();
        if (attempts === 1) await bothHold;
        await sqlCount(tx, 'UPDATE rate_window SET count = count + 1 WHERE key = $1', [second]);
        return attempts;
      });
    };
    const attempts = await Promise.all([bump('a', 'b'), bump('b', 'a')]);
    expect(Math.max(...attempts)).toBeGreaterThan(1);
    const { rows } = await db.owner.query(`SELECT key, count FROM rate_window WHERE key IN ('a', 'b') ORDER BY key`);
    expect(rows.map((row: { count: number }) => row.count)).toEqual([2, 2]);
  });
});
