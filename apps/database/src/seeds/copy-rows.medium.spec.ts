import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { copyRows } from './copy-rows';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.owner.query('CREATE TABLE spec (id bigint, name text, tags text[], note text, yes boolean)');
});
afterAll(() => db.drop());

const COLUMNS = ['id', 'name', 'tags', 'note', 'yes'];

describe('copyRows', () => {
  it('brings every character over as it is', async () => {
    const name = '苏州\t"顺达"\\汽修\r\n厂';
    expect(await copyRows(db.owner, 'spec', COLUMNS, [[1, name, ['a"b', 'c\\d', '甲,乙'], null, true]])).toBe(1);
    expect((await db.owner.query('SELECT * FROM spec')).rows).toEqual([{ id: 1, name, tags: ['a"b', 'c\\d', '甲,乙'], note: null, yes: true }]);
  });

  it('streams far more than fits into one chunk', async () => {
    const many = function* (): Generator<[number, string, string[], string, boolean]> {
      for (let id = 0; id < 50_000; id += 1) yield [id, `name ${id}`, [], 'x'.repeat(20), false];
    };
    await db.owner.query('TRUNCATE spec');
    expect(await copyRows(db.owner, 'spec', COLUMNS, many())).toBe(50_000);
    expect((await db.owner.query('SELECT count(*), sum(id) FROM spec')).rows).toEqual([{ count: 50_000, sum: '1249975000' }]);
  });

  it('fails with PostgreSQL’s reason, and the connection lives on', async () => {
    await expect(copyRows(db.owner, 'spec', ['id'], [['no number']])).rejects.toThrow(/invalid input syntax/);
    await expect(copyRows(db.owner, 'spec', ['id'], Array.from({ length: 100_000 }, () => ['x'.repeat(50)]))).rejects.toThrow(/invalid input syntax/);
    expect((await db.owner.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
