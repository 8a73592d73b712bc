import { addUser } from '@tributary/identity/testing';
import { Outbox, systemCtx } from '@tributary/platform';
import { createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { buildDealers, buildFeed } from '../testing';
import { TroubleWatch } from './trouble-watch';

const NOW = new Date('2026-03-20T10:00:00+08:00');
const clock = new FixedClock(NOW);
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildDealers(db.owner);
  await addUser(db.owner, { id: 77, organisationId: 1 });
  for (const id of [1, 2, 3, 4]) await buildFeed(db.owner, { id, dealerId: 11 });
  await db.owner.query(`
    UPDATE feed SET owner_id = 77 WHERE id <> 3;
    UPDATE feed SET failing_since = '2026-03-20T09:49:00+08:00' WHERE id IN (1, 3);
    UPDATE feed SET failing_since = '2026-03-20T09:55:00+08:00' WHERE id = 2;
    UPDATE feed SET late_after = '2026-03-20T09:59:00+08:00' WHERE id = 4;
    INSERT INTO mailbox (id, code, name, address, settings, secret, owner_id, since, canary_sent_at, canary_seen_at)
    VALUES (1, 'a', 'a', 'a@x.test', '{}', '', 77, '2026-01-01', '2026-03-20T09:40:00+08:00', '2026-03-20T09:11:00+08:00'),
           (2, 'b', 'b', 'b@x.test', '{}', '', 77, '2026-01-01', '2026-03-20T09:40:00+08:00', '2026-03-20T09:41:00+08:00')`);
});
afterAll(() => db.drop());

async function told(): Promise<string[]> {
  await new TroubleWatch(db.uow, new Outbox(), clock).look(systemCtx('spec'));
  const { rows } = await db.owner.query(`DELETE FROM outbox WHERE name = 'flows.troubled' RETURNING payload`);
  return rows.map(({ payload: { subject, subjectId, trouble } }: { payload: Record<string, unknown> }) => `${subject} ${subjectId} ${trouble}`).sort();
}

describe('trouble', () => {
  it('is told once, when it lasts, and only where somebody owns it', async () => {
    expect(await told()).toEqual(['feed 1 failed', 'feed 4 late', 'mailbox 1 silent']);
    expect(await told()).toEqual([]);
  });

  it('that goes on, changes or comes again is told again', async () => {
    clock.advance(6 * 60_000);
    expect(await told()).toEqual(['feed 2 failed']);
    await db.owner.query(`UPDATE feed SET failing_since = NULL WHERE id = 1; UPDATE mailbox SET failing_since = '2026-03-20T09:00:00+08:00' WHERE id = 1; UPDATE feed SET status = 'paused' WHERE id = 2`);
    expect(await told()).toEqual(['mailbox 1 failed']);
    await db.owner.query(`UPDATE feed SET failing_since = '2026-03-20T09:00:00+08:00' WHERE id = 1`);
    expect(await told()).toEqual(['feed 1 failed']);
  });
});
