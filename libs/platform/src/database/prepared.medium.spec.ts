import { systemCtx } from '../context/ctx';
import { createTestDatabase, type TestDatabase } from '../testing';
import { prepared } from './prepared';
import { sql } from './sql';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(1);
});
afterAll(() => db.drop());

const run = (text: string, params: unknown[] = []) => db.uow.read(systemCtx('test'), (tx) => sql(tx, text, params));
const plans = () => run('SELECT name, (generic_plans + custom_plans)::int AS runs FROM pg_prepared_statements');

describe('prepared statements', () => {
  it('keep their plan on the connection, across transactions', async () => {
    const text = prepared('SELECT $1::int + $2::int AS sum');
    expect(await run(text, [1, 2])).toEqual([{ sum: 3 }]);
    expect(await run(text, [3, 4])).toEqual([{ sum: 7 }]);
    expect(await plans()).toMatchObject([{ runs: 2 }]);
  });

  it('are only those that are marked', async () => {
    await run('SELECT $1::int', [1]);
    await run('SELECT /* prepared */ 1');
    expect(await plans()).toHaveLength(1);
  });

  it('survive a failure in them', async () => {
    const text = prepared('SELECT $1::int / $2::int AS quotient');
    await expect(run(text, [1, 0])).rejects.toThrow('division by zero');
    expect(await run(text, [6, 3])).toEqual([{ quotient: 2 }]);
  });
});
