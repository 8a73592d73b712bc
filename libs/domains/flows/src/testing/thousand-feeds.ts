import { setTimeout as pause } from 'node:timers/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { PlatformModule, systemCtx } from '@tributary/platform';
import { type TestDatabase, testConfig } from '@tributary/platform/testing';
import { Client } from 'pg';
import { runFaults } from '../flows.faults';
import { FlowsWorkerModule } from '../flows.worker-module';
import type { RunRequest } from '../run/feed-runner';
import { FeedTick } from '../run/feed-tick';
import { RunFeedHandler } from '../run/run-feed.handler';
import type { Source } from '../sources/source';
import { type Place, Sources } from '../sources/sources';
import { SECRET } from './feed.builder';

/** As many as a worker runs at a time. */
const WORKERS = 4;
/** How long one waits for the server that does not answer. */
const PATIENCE_MS = 2000;

/** Runs every feed that is due, as a worker process does, at servers that have nothing new; one of them does not answer. */
export class ThousandFeeds {
  private readonly ctx = systemCtx('thousand-feeds');

  private constructor(
    private readonly app: TestingModule,
    private readonly db: TestDatabase,
    private readonly hands: readonly Client[],
  ) {}

  static async on(db: TestDatabase, deadHost: string): Promise<ThousandFeeds> {
    const nothing: Source = { list: () => Promise.resolve([]), fetch: () => Promise.resolve(), putAway: () => Promise.resolve(), close: () => undefined };
    const open = async (place: Place): Promise<Source> => {
      const host = place.source === 'mail' ? '' : place.settings.host;
      if (host !== deadHost) return nothing;
      await pause(PATIENCE_MS);
      throw runFaults.connectionTimeout({ host });
    };
    const config = testConfig(db.appUrl, { secret: SECRET });
    const app = await Test.createTestingModule({ imports: [PlatformModule.with(config), FlowsWorkerModule] }).overrideProvider(Sources).useValue({ open }).compile();
    const hands = await Promise.all(Array.from({ length: WORKERS }, async () => {
      const client = new Client({ connectionString: db.ownerUrl });
      await client.connect();
      return client;
    }));
    return new ThousandFeeds(app, db, hands);
  }

  /** Everything is due now; comes back when all that can be run has been, with how many were not, because their server rests. */
  async minute(): Promise<number> {
    await this.db.owner.query(`DELETE FROM feed_host; DELETE FROM outbox; UPDATE feed SET next_due_at = now() - interval '1 second', in_flight_until = NULL`);
    await this.app.get(FeedTick).tick(this.ctx);
    await Promise.all(this.hands.map((hand) => this.work(hand)));
    const { rows } = await this.db.owner.query<{ left: number; resting: number }>(
      `SELECT count(*) FILTER (WHERE last_state IS DISTINCT FROM 'failed')::integer AS left, count(*)::integer AS resting FROM feed WHERE next_due_at <= now()`,
    );
    if (rows[0]?.left !== 0) throw new Error(`Feeds were left over: ${JSON.stringify(rows)}.`);
    return rows[0].resting;
  }

  async stop(): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.end()));
    await this.app.close();
  }

  private async work(hand: Client): Promise<void> {
    for (let request = await this.next(hand); request; request = await this.next(hand)) await this.app.get(RunFeedHandler).handle(this.ctx, request);
  }

  /** undefined when nothing waits and nobody is at work who could start more. */
  private async next(hand: Client): Promise<RunRequest | undefined> {
    for (;;) {
      const { rows } = await hand.query(
        `DELETE FROM outbox WHERE id = (SELECT id FROM outbox WHERE name = 'flows.run-feed' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING payload`,
      );
      if (rows[0]) return (rows as { payload: RunRequest }[])[0]?.payload;
      const flying = await hand.query('SELECT 1 FROM feed WHERE in_flight_until IS NOT NULL LIMIT 1');
      if (flying.rows.length === 0) return undefined;
      await pause(5);
    }
  }
}
