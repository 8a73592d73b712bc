import { Outbox, systemCtx } from '@tributary/platform';
import { countStatements, createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { FeedRepository } from '../feed/feed.repository';
import { buildDealers, buildFeed } from '../testing';
import { BatchRepository } from './batch.repository';
import { FeedTick } from './feed-tick';

const HOSTS = 40;
const DEAD_FEEDS = 200;
const FEEDS = 1000;
const REST = { firstMs: 120_000, mostMs: 3_600_000 };

const NOW = new Date('2026-03-20T06:00:00+08:00');
const clock = new FixedClock(NOW);
const ctx = systemCtx('spec');
const feeds = new FeedRepository();
let db: TestDatabase;
let tick: FeedTick;

beforeAll(async () => {
  db = await createTestDatabase();
  await buildDealers(db.owner);
  await buildFeed(db.owner, { id: 1, dealerId: 11, settings: { host: 'dead.example' } });
  await db.owner.query(
    `INSERT INTO feed (id, dealer_id, code, name, source, settings, layout_id, schedule)
     SELECT i, 11, 'F' || i, 'F' || i, 'ftp', jsonb_build_object('host', CASE WHEN i <= $1 THEN 'Dead.example' ELSE 'host' || i % $2 || '.example' END), 1, '0 6 * * *'
     FROM generate_series(2, $3) AS i`,
    [DEAD_FEEDS, HOSTS, FEEDS],
  );
  await db.owner.query('UPDATE feed SET next_due_at = $1', [NOW]);
  tick = new FeedTick(db.uow, feeds, new BatchRepository(), new Outbox(), clock);
});
afterAll(() => db.drop());

/** Takes what was started since, in the order of the queue. */
async function started(): Promise<{ id: number; place: string }[]> {
  const { rows } = await db.owner.query(
    `WITH taken AS (DELETE FROM outbox WHERE name = 'flows.run-feed' RETURNING id, (payload ->> 'feedId')::bigint AS feed_id)
     SELECT f.id, f.place FROM taken t JOIN feed f ON f.id = t.feed_id ORDER BY t.id`,
  );
  return rows.map(({ id, place }: { id: string; place: string }) => ({ id: Number(id), place }));
}

describe('a thousand feeds that are due in the same minute', () => {
  it('take turns: two at each server, one server after the other, with as many statements as for ten', async () => {
    const statements = await countStatements(db.source, () => tick.tick(ctx));
    const first = await started();
    expect(first).toHaveLength(2 * (HOSTS + 1));
    expect(new Set(first.slice(0, HOSTS + 1).map(({ place }) => place)).size).toBe(HOSTS + 1);
    expect(statements.length).toBeLessThan(15);
    await tick.tick(ctx);
    expect(await started()).toEqual([]);
    await run(first);
  });

  /** Runs everything to its end, one after the other; the dead server answers nobody. */
  async function run(queue: { id: number; place: string }[]): Promise<void> {
    const [ran, inFlight] = [new Map<number, number>(), new Map<string, number>()];
    const count = (place: string, by: number): number => inFlight.set(place, (inFlight.get(place) ?? 0) + by).get(place) ?? 0;
    for (const { place } of queue) count(place, 1);
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { id, place } = next;
      ran.set(id, (ran.get(id) ?? 0) + 1);
      if (place === 'dead.example') await db.uow.write(ctx, (tx) => feeds.rest(tx, id, clock.now(), REST));
      count(place, -1);
      await tick.ended(ctx, id);
      for (const fresh of await started()) {
        expect(count(fresh.place, 1)).toBeLessThanOrEqual(2);
        queue.push(fresh);
      }
    }
    expect([...ran.values()].every((times) => times === 1)).toBe(true);
    expect(ran.size).toBe(FEEDS - DEAD_FEEDS + 2);
  }

  it('of a server that does not answer nobody waits for: it rests, and its feeds say so', async () => {
    const { rows } = await db.owner.query(
      `SELECT count(*)::integer AS feeds, min(last_reason ->> 'code') AS code, count(failing_since)::integer AS since FROM feed WHERE place = 'dead.example' AND next_due_at <= $1`,
      [NOW],
    );
    expect(rows).toEqual([{ feeds: DEAD_FEEDS - 2, code: 'flows.host-resting', since: DEAD_FEEDS - 2 }]);
  });

  it('rests longer each time, and is tried again by two; an answer ends that', async () => {
    const retryAt = async (): Promise<number> => ((await db.owner.query('SELECT retry_at FROM feed_host')).rows as { retry_at: Date }[])[0]?.retry_at.getTime() ?? 0;
    expect((await retryAt()) - clock.now().getTime()).toBe(120_000);
    clock.advance(120_000);
    await tick.tick(ctx);
    const again = await started();
    expect(again).toHaveLength(2);
    await db.uow.write(ctx, (tx) => feeds.rest(tx, 1, clock.now(), REST));
    expect((await retryAt()) - clock.now().getTime()).toBe(240_000);
    await db.uow.write(ctx, (tx) => feeds.awake(tx, 1));
    for (const { id } of again) await tick.ended(ctx, id);
    expect(await started()).toHaveLength(2);
  });

  it('are locked for starting before one of them is touched, as a run that ends does it: the other way round both would wait for each other', async () => {
    await db.owner.query('UPDATE feed SET next_due_at = NULL WHERE id = 1000');
    for (const act of [() => tick.tick(ctx), () => tick.ended(ctx, 1000)]) {
      const statements = await countStatements(db.source, act);
      const [lock, touch] = [/pg_advisory_xact_lock/, /UPDATE feed|FROM feed .*FOR UPDATE/].map((part) => statements.findIndex((statement) => part.test(statement)));
      expect(lock).toBeGreaterThan(-1);
      expect(touch).toBeGreaterThan(lock ?? 0);
    }
    await started();
  });

  it('start the next one at their own server when they end, and look at no other, however many wait there', async () => {
    await db.owner.query(`UPDATE feed SET next_due_at = $1::timestamptz + interval '1 day', in_flight_until = NULL`, [NOW]);
    await db.owner.query(`UPDATE feed SET next_due_at = $1 WHERE place IN ('host1.example', 'host2.example')`, [NOW]);
    const { rows } = await db.owner.query(`SELECT id::integer FROM feed WHERE place = 'host1.example' ORDER BY id LIMIT 1`);
    await tick.ended(ctx, (rows as { id: number }[])[0]?.id ?? 0);
    expect((await started()).map(({ place }) => place)).toEqual(['host1.example', 'host1.example']);
    await tick.tick(ctx);
    expect((await started()).map(({ place }) => place)).toEqual(['host2.example', 'host2.example']);
  });
});
