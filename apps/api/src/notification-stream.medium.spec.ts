import type { AddressInfo } from 'node:net';
import { addDealer, addHeadOffice } from '@tributary/dealers/testing';
import { EngagementHttpModule, NotificationStream } from '@tributary/engagement/http';
import { IdentityHttpModule } from '@tributary/identity/http';
import { addUser } from '@tributary/identity/testing';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { type Browser, TestApi } from './testing/test-api';

let db: TestDatabase;
let api: TestApi;
let url: string;
beforeAll(async () => {
  db = await createTestDatabase();
  await addHeadOffice(db.owner);
  await addDealer(db.owner, { id: 10, tier: 1 });
  for (const id of [7, 8]) await addUser(db.owner, { id, organisationId: 10 });
  api = await TestApi.start(db, {}, [IdentityHttpModule, EngagementHttpModule]);
  await api.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

/** An open stream, as a browser reads it. */
class Ear {
  private text = '';
  private constructor(
    readonly status: number,
    readonly headers: Headers,
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly abort: AbortController,
  ) {}

  static async open(as: Browser): Promise<Ear> {
    const abort = new AbortController();
    const reply = await fetch(`${url}/api/notifications/stream`, { headers: { cookie: `tributary_session=${as.token}` }, signal: abort.signal });
    if (!reply.body) throw new Error('no body');
    return new Ear(reply.status, reply.headers, reply.body.getReader(), abort);
  }

  /** Reads on until the text says it `times` times in all; false when the stream ends before. */
  async hears(what: string, times = 1): Promise<boolean> {
    while (this.text.split(what).length <= times) {
      const { done, value } = await this.reader.read();
      if (done) return false;
      this.text += Buffer.from(value).toString();
    }
    return true;
  }

  close(): void {
    this.abort.abort();
  }
}

const stream = () => api.app.get(NotificationStream, { strict: false });
const tell = (userId: number, eventId: number) =>
  db.owner.query(
    `INSERT INTO notification (user_id, event_id, kind, subject, subject_id, in_portal, params) VALUES ($1, $2, 'order.approve', 'order', 5, true,
      '{"number": "SO-1", "orderId": 5, "total": "10.00", "actorName": "许敏", "buyer": {"id": 10, "name": "润通", "nameEn": ""}, "seller": {"id": 1, "name": "总部", "nameEn": "Head office"}}')`,
    [userId, eventId],
  );

describe('the stream of notifications', () => {
  it('tells a page that something is new for its person, and only for that one', async () => {
    const [mine, theirs] = [await Ear.open(await api.signIn('user7')), await Ear.open(await api.signIn('user8'))];
    expect([mine.status, mine.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(mine.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await mine.hears('event: alive')).toBe(true);
    expect(await theirs.hears('event: alive')).toBe(true);
    await until(async () => (await db.owner.query(`SELECT 1 FROM pg_stat_activity WHERE application_name = 'tributary-notification' AND query LIKE 'LISTEN%'`)).rows.length > 0);
    await tell(7, 1);
    expect(await mine.hears('event: changed')).toBe(true);
    await tell(8, 2);
    expect(await theirs.hears('event: changed')).toBe(true);
    // a second word to the first: had the one for the other person come here too, it would be the third
    await tell(7, 3);
    expect(await mine.hears('event: changed', 2)).toBe(true);
    for (const ear of [mine, theirs]) ear.close();
  });

  it('comes back when the database’s connection breaks, and lets every page look for itself', async () => {
    const ear = await Ear.open(await api.signIn('user7'));
    await db.owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tributary-notification'`);
    expect(await ear.hears('event: changed')).toBe(true);
    ear.close();
  });

  it('is bounded per person', async () => {
    const browser = await api.signIn('user8');
    const ears = [];
    for (let i = 0; i < 8; i += 1) ears.push(await Ear.open(browser));
    await Promise.all(ears.map((ear) => ear.hears('alive')));
    const refused = await fetch(`${url}/api/notifications/stream`, { headers: { cookie: `tributary_session=${browser.token}` } });
    expect([refused.status, (await refused.json() as { code: string }).code]).toEqual([429, 'engagement.too-many-streams']);
    for (const ear of ears) ear.close();
  });

  it('ends with its session, which it does not keep alive', async () => {
    const browser = await api.signIn('user7');
    const ear = await Ear.open(browser);
    await ear.hears('alive');
    const seen = (await db.owner.query('SELECT max(last_seen_at) AS at FROM session')).rows[0];
    api.clock.advance(3_600_000);
    await stream().check();
    expect(await ear.hears('event: alive', 2)).toBe(true);
    expect((await db.owner.query('SELECT max(last_seen_at) AS at FROM session')).rows[0]).toEqual(seen);
    await api.call('POST', '/api/sign-out', { as: browser });
    await stream().check();
    expect(await ear.hears('event: ended')).toBe(true);
    expect(await ear.hears('anything else')).toBe(false);
  });

  it('is closed to whoever is not signed in', async () => {
    expect((await fetch(`${url}/api/notifications/stream`)).status).toBe(401);
  });
});

describe('notifications over HTTP', () => {
  it('speak the reader’s language, and are read one by one or all together', async () => {
    await db.owner.query('DELETE FROM notification');
    for (const event of [11, 12]) await tell(7, event);
    const me = await api.signIn('user7');
    const { body } = await api.call('GET', '/api/notifications', { as: me, headers: { 'accept-language': 'en-US' } });
    const items = body['items'] as { id: number; title: string; partner: string }[];
    expect(items.map(({ title, partner }) => [title, partner])).toEqual(Array.from({ length: 2 }, () => ['Order confirmed', 'Head office']));
    expect((await api.call('GET', '/api/notifications/unread', { as: me })).body).toEqual({ unread: 2 });
    expect((await api.call('POST', `/api/notifications/${items[1]?.id}/read`, { as: me, body: {} })).body).toEqual({ unread: 1 });
    expect((await api.call('POST', '/api/notifications/read-all', { as: me, body: { upToId: items[0]?.id } })).body).toEqual({ unread: 0 });
    const other = await api.signIn('user8');
    const foreign = await api.call('POST', `/api/notifications/${items[0]?.id}/read`, { as: other, body: {} });
    const absent = await api.call('POST', '/api/notifications/999999999/read', { as: other, body: {} });
    expect([foreign.status, foreign.body['code'], foreign.body['detail']]).toEqual([absent.status, absent.body['code'], absent.body['detail']]);
    expect(foreign.status).toBe(404);
  });

  it('go to the address that their person gave, which must be one', async () => {
    const me = await api.signIn('user7');
    expect((await api.call('PUT', '/api/mail-address', { as: me, body: { email: 'a@b.cn, c@d.cn' } })).body['code']).toBe('identity.mail-address-invalid');
    expect((await api.call('PUT', '/api/mail-address', { as: me, body: { email: ' wang@dealer.example ' } })).body).toEqual({ email: 'wang@dealer.example' });
    expect((await api.call('GET', '/api/mail-address', { as: me })).body).toEqual({ email: 'wang@dealer.example' });
  });
});

async function until(probe: () => Promise<boolean>): Promise<void> {
  while (!(await probe()));
}
