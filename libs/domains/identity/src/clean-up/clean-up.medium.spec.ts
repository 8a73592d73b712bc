import { addDealer } from '@tributary/dealers/testing';
import { systemCtx } from '@tributary/platform';
import { createTestDatabase, FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { addUser } from '../testing';
import { CleanUp } from './clean-up';

const DAY = 86_400_000;
const clock = new FixedClock();
const ago = (days: number) => new Date(clock.now().getTime() - days * DAY);

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await addDealer(db.owner, { id: 10, tier: 1 });
  await addUser(db.owner, { id: 1, organisationId: 10 });
  for (const days of [-1, 1, 89, 91, 400]) {
    await db.owner.query(`INSERT INTO session (token_hash, user_id, expires_at, address) VALUES (decode(md5($1), 'hex'), 1, $2, $1)`, [`expired ${days}`, ago(days)]);
  }
  for (const days of [-1, 0, 1, 3]) await db.owner.query('INSERT INTO rate_window VALUES ($1, $2, 1)', [`${days} days old`, ago(days)]);
});
afterAll(() => db.drop());

const column = async (query: string): Promise<unknown[]> => (await db.owner.query(query)).rows.map((row: { value: unknown }) => row.value);

it('clean-up forgets what is long over, however often it runs', async () => {
  const job = new CleanUp(db.uow, clock);
  for (let run = 0; run < 2; run += 1) {
    await job.handle(systemCtx('identity.clean-up'));
    expect(await column('SELECT address AS value FROM session ORDER BY id')).toEqual(['expired -1', 'expired 1', 'expired 89']);
    expect(await column('SELECT key AS value FROM rate_window ORDER BY window_start')).toEqual(['1 days old', '0 days old', '-1 days old']);
  }
});

it('ends acting for a dealer with a session that ran out, at the moment when it did', async () => {
  for (const [reason, seen] of [['running', ago(0.4)], ['forgotten', ago(3)]] as const) {
    await db.owner.query(
      `WITH record AS (INSERT INTO acting_record (organisation_id, organisation_name, user_id, user_name, mode, reason, started_at)
                       VALUES (10, '甲', 1, '乙', 'order', $1, $2) RETURNING id)
       INSERT INTO session (token_hash, user_id, expires_at, last_seen_at, acting_id) SELECT decode(md5($1), 'hex'), 1, $3, $2, id FROM record`,
      [reason, seen, ago(-2)],
    );
  }
  for (let run = 0; run < 2; run += 1) await new CleanUp(db.uow, clock).handle(systemCtx('identity.clean-up'));
  const { rows } = await db.owner.query('SELECT reason, ended_at, end_cause FROM acting_record ORDER BY reason');
  expect(rows).toEqual([
    { reason: 'forgotten', ended_at: ago(2.5), end_cause: 'session-ended' },
    { reason: 'running', ended_at: null, end_cause: null },
  ]);
});
