import { addDealer } from '@tributary/dealers/testing';
import { addUser } from '@tributary/identity/testing';
import { systemCtx } from '@tributary/platform';
import { createTestDatabase, FixedClock, type TestDatabase, userCtx } from '@tributary/platform/testing';
import { CleanUp } from '../clean-up/clean-up';
import { NotificationRepository } from './notification.repository';

const clock = new FixedClock();
const repository = new NotificationRepository();
const me = userCtx({ organisationId: 10, userId: 7 });
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
  await addDealer(db.owner, { id: 10, tier: 1 });
  for (const id of [7, 8]) await addUser(db.owner, { id, organisationId: 10 });
});
afterAll(() => db.drop());
beforeEach(() => db.owner.query('DELETE FROM notification'));

const add = (id: number, change: { user?: number; read?: Date; at?: Date; inPortal?: boolean } = {}) =>
  db.owner.query(
    `INSERT INTO notification (id, user_id, event_id, kind, subject, subject_id, in_portal, created_at, read_at) VALUES ($1, $2, $1, 'order.approve', 'order', 1, $3, $4, $5)`,
    [id, change.user ?? 7, change.inPortal ?? true, change.at ?? clock.now(), change.read ?? null],
  );
const ids = async (cursor?: [number, number], unread?: boolean) => {
  const query = { limit: 2, ...(cursor ? { cursor: Buffer.from(JSON.stringify(cursor)).toString('base64url') } : {}), ...(unread === undefined ? {} : { unread }) };
  return (await db.uow.read(me, (tx) => repository.list(tx, query))).map(({ id }) => id);
};

describe('the list', () => {
  it('shows what is unread first, and pages through both parts without gap or repeat', async () => {
    for (const id of [1, 2, 3]) await add(id);
    for (const id of [4, 5, 6]) await add(id, { read: clock.now() });
    await add(9, { user: 8 });
    await add(10, { inPortal: false });
    expect(await ids()).toEqual([3, 2, 1]);
    expect(await ids([0, 2])).toEqual([1, 6, 5]);
    expect(await ids([1, 6])).toEqual([5, 4]);
    expect(await ids([0, 2], true)).toEqual([1]);
  });

  it('counts, and marks one or all that were seen, but none that came since', async () => {
    for (const id of [1, 2, 3, 4]) await add(id);
    const unread = () => db.uow.read(me, (tx) => repository.unread(tx));
    expect(await db.uow.write(me, (tx) => repository.markRead(tx, 2, clock.now()))).toBe(true);
    expect(await unread()).toBe(3);
    await db.uow.write(me, (tx) => repository.markAllRead(tx, 3, clock.now()));
    expect(await unread()).toBe(1);
    expect(await ids(undefined, true)).toEqual([4]);
  });
});

describe('clean-up', () => {
  it('forgets what was read 90 days ago and what nobody read in a year', async () => {
    const ago = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
    await add(1, { at: ago(91), read: ago(91) });
    await add(2, { at: ago(91), read: ago(89) });
    await add(3, { at: ago(91) });
    await add(4, { at: ago(366) });
    await add(5, { at: ago(91), inPortal: false });
    await new CleanUp(db.uow, clock).handle(systemCtx('spec'));
    const { rows } = await db.owner.query<{ id: string }>('SELECT id FROM notification ORDER BY id');
    expect(rows.map(({ id }) => Number(id))).toEqual([2, 3]);
  });
});
