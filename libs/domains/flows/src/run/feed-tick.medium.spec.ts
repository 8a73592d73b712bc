import { Outbox, systemCtx } from '@tributary/platform';
import { createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { FeedRepository } from '../feed/feed.repository';
import { buildDealers, buildFeed } from '../testing/feed.builder';
import { BatchRepository } from './batch.repository';
import { FeedTick } from './feed-tick';

let db: TestDatabase;
let tick: () => Promise<unknown[]>;
const clock = new FixedClock(new Date('2026-03-20T05:59:00+08:00'));

beforeAll(async () => {
  db = await createTestDatabase();
  await buildDealers(db.owner);
  for (const id of [1, 2, 3]) await buildFeed(db.owner, { id, dealerId: 11, schedule: '0 6 * * *' });
  await db.owner.query(`UPDATE feed SET status = 'paused' WHERE id = 3`);
  const feedTick = new FeedTick(db.uow, new FeedRepository(), new BatchRepository(), new Outbox(), clock);
  tick = async () => {
    await feedTick.tick(systemCtx('spec'));
    return (await db.owner.query(`DELETE FROM outbox RETURNING name, payload, dedupe_key AS key`)).rows.sort((a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1));
  };
});
afterAll(() => db.drop());

const started = (feedId: number) => ({ name: 'flows.run-feed', payload: { feedId, trigger: 'schedule' }, key: `feed:${feedId}` });

describe('the tick', () => {
  it('plans feeds that were never planned, and starts them when their time comes, once', async () => {
    expect(await tick()).toEqual([]);
    expect((await db.owner.query('SELECT id, next_due_at FROM feed ORDER BY id')).rows).toEqual([
      { id: 1, next_due_at: new Date('2026-03-20T06:00:00+08:00') },
      { id: 2, next_due_at: new Date('2026-03-20T06:00:00+08:00') },
      { id: 3, next_due_at: null },
    ]);
    clock.advance(60_000);
    expect(await tick()).toEqual([started(1), started(2)]);
    expect(await tick()).toEqual([]);
    expect((await db.owner.query('SELECT next_due_at FROM feed WHERE id = 1')).rows).toEqual([{ next_due_at: new Date('2026-03-21T06:00:00+08:00') }]);
  });

  it('after a long silence starts a feed once, not once for every time it missed', async () => {
    clock.advance(5 * 86_400_000);
    expect(await tick()).toEqual([started(1), started(2)]);
    expect(await tick()).toEqual([]);
  });

  it('takes up runs that nobody finished, until somebody does', async () => {
    await db.owner.query(`INSERT INTO batch (feed_id, dealer_id, trigger, state) VALUES (2, 11, 'manual', 'running'), (1, 11, 'manual', 'done')`);
    const resumed = [{ name: 'flows.run-feed', payload: { feedId: 2, trigger: 'schedule', resume: true }, key: 'feed:2:resume' }];
    expect(await tick()).toEqual(resumed);
    expect(await tick()).toEqual(resumed);
    await db.owner.query(`UPDATE batch SET state = 'failed' WHERE state = 'running'`);
    expect(await tick()).toEqual([]);
  });

  it('goes for nothing that comes by itself', async () => {
    await db.owner.query(`INSERT INTO feed (id, dealer_id, code, name, source, settings, layout_id, schedule) SELECT 10 + number, 11, source, source, source, '{}', 1, '' FROM unnest(ARRAY['agent', 'upload', 'api']) WITH ORDINALITY AS list (source, number)`);
    expect(await tick()).toEqual([]);
    expect((await db.owner.query(`SELECT DISTINCT next_due_at FROM feed WHERE source IN ('agent', 'upload', 'api')`)).rows).toEqual([{ next_due_at: null }]);
  });
});
