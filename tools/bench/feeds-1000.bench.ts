// A thousand feeds that are due in the same minute, each run to its end by as many workers as one process has, 200 of them at
// a server that does not answer (every try there costs its patience), against the very same thousand where every server
// answers at once. Counted are feeds that ran. Both sides take turns; 1 or more means that a dead server holds up nobody.
import 'reflect-metadata';
import { buildDealers, buildFeed, ThousandFeeds } from '@tributary/flows/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { report, seconds } from './report';

const ROUNDS = 3;
const FEEDS = 1000;
const AT_ONE = 200;
const HOSTS = 40;

async function main(): Promise<void> {
  const [withDead, allAlive] = [await arranged(), await arranged()];
  const [ours, theirs] = [await ThousandFeeds.on(withDead, 'one.example'), await ThousandFeeds.on(allAlive, 'nobody.example')];
  try {
    let [own, reference, ran, rested] = [0, 0, 0, 0];
    for (let round = 0; round <= ROUNDS; round += 1) {
      let resting = 0;
      const a = await seconds(async () => void (resting = await ours.minute()));
      const b = await seconds(() => theirs.minute());
      // the first round warms both sides up
      if (round > 0) [own, reference, ran, rested] = [own + a, reference + b, ran + FEEDS - resting, rested + resting];
    }
    console.log(`of ${ROUNDS * FEEDS} feeds ${rested} were not sent to the dead server`);
    report({ name: 'feeds-1000', ours: ran / own, reference: (ROUNDS * FEEDS) / reference, unit: 'feeds/s' });
  } finally {
    await ours.stop();
    await theirs.stop();
    await withDead.drop();
    await allAlive.drop();
  }
}

async function arranged(): Promise<TestDatabase> {
  const db = await createTestDatabase();
  await buildDealers(db.owner);
  await buildFeed(db.owner, { id: 1, dealerId: 11, settings: { host: 'one.example' } });
  await db.owner.query(
    `INSERT INTO feed (id, dealer_id, code, name, source, settings, layout_id, schedule)
     SELECT i, 11, 'F' || i, 'F' || i, 'ftp', jsonb_build_object('host', CASE WHEN i <= $1 THEN 'one.example' ELSE 'host' || i % $2 || '.example' END, 'user', 'x'), 1, '0 6 * * *'
     FROM generate_series(2, $3) AS i`,
    [AT_ONE, HOSTS, FEEDS],
  );
  await db.owner.query('ANALYZE');
  return db;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
