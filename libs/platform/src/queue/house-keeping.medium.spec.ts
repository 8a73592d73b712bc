import { systemCtx } from '../context/ctx';
import { createTestDatabase, type TestDatabase } from '../testing';
import { HouseKeeping } from './house-keeping';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

describe('house-keeping', () => {
  it('removes old replies and sent outbox rows, and nothing that is still needed', async () => {
    await db.owner.query(`
      INSERT INTO idempotency_key (user_id, key, route, request_hash, created_at)
      VALUES (1, 'old-00001', 'r', 'h', now() - interval '8 days'), (1, 'young-0001', 'r', 'h', now() - interval '6 days');
      INSERT INTO outbox (kind, name, payload, correlation_id, created_at, dispatched_at) VALUES
        ('job', 'sent', '{}', 'c', now() - interval '3 days', now() - interval '2 days'),
        ('job', 'waiting', '{}', 'c', now() - interval '30 days', NULL), ('job', 'just sent', '{}', 'c', now(), now());`);
    await new HouseKeeping(db.uow).handle(systemCtx('spec'));
    const left = async (query: string) => (await db.owner.query(query)).rows.map((row: { name: string }) => row.name);
    expect(await left('SELECT key AS name FROM idempotency_key')).toEqual(['young-0001']);
    expect(await left('SELECT name FROM outbox ORDER BY id')).toEqual(['waiting', 'just sent']);
  });
});
