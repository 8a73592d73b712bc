import { addUser } from '@tributary/identity/testing';
import { buildCatalogue, buildSku } from '@tributary/catalogue/testing';
import { Clock } from '@tributary/platform';
import { type FixedClock } from '@tributary/platform/testing';
import { sampleMail } from '@tributary/sheets/testing';
import { sealFeedSecret } from '../feed/feed-secret';
import {
  buildDealers, buildFeed, canRun, CSV_HEADER, type FlowsApi, type FlowsWorld, MAIL_ADDRESS, MAIL_PASSWORD, MAIL_SERVER_PROGRAMS, type MailServer, operatorOf, SECRET, startFlowsApi,
  startFlowsWorld, startMailServer,
} from '../testing';
import { isSilent } from './canary';
import { MailClient } from './mail-client';
import { Mailboxes, mailboxKey } from './mailboxes';
import { MailboxReader } from './mailbox-reader';
import { MailboxRepository } from './mailbox.repository';
import { MailboxTick } from './mailbox-tick';

const real = canRun(...MAIL_SERVER_PROGRAMS) ? describe : describe.skip;
const csv = (...lines: string[]): Buffer => Buffer.from([CSV_HEADER, ...lines, ''].join('\r\n'));
const LINE = '2026-03-01,XS1,老王,YH-1001,柴油机油,2,桶,100,200.00';

real('a mailbox on Dovecot', () => {
  let world: FlowsWorld;
  let server: MailServer;
  let api: FlowsApi;
  beforeAll(async () => {
    const smtp = { url: 'smtp://127.0.0.1:1', from: 'x@company.test', domain: 'company.test' };
    [world, server] = await Promise.all([startFlowsWorld({ smtp }), startMailServer()]);
    const { owner } = world.db;
    await buildCatalogue(owner);
    await buildSku(owner, { id: 1, code: 'YH-1001', name: '柴油机油', baseUnit: 'drum' });
    await buildDealers(owner);
    await addUser(owner, { id: 77, organisationId: 1, name: '数据员' });
    const settings = { host: 'localhost', port: server.imapsPort, security: 'implicit', user: MAIL_ADDRESS, certificate: server.certificatePem };
    await owner.query(
      `INSERT INTO mailbox (code, name, address, settings, secret, owner_id, since) VALUES ('flow', '流向邮箱', $1, $2, $3, 77, '2020-01-01')`,
      [MAIL_ADDRESS, JSON.stringify(settings), sealFeedSecret(SECRET, mailboxKey('flow'), MAIL_PASSWORD)],
    );
    for (const [id, dealerId, sender] of [[1, 11, 'wang@dealer.example'], [2, 12, '@other.example']] as const) {
      await buildFeed(owner, { id, dealerId });
      await owner.query(`UPDATE feed SET source = 'mail', secret = NULL, settings = $2 WHERE id = $1`, [id, JSON.stringify({ mailboxId: 1, senders: [sender] })]);
    }
    api = await startFlowsApi(world, { all: { ...operatorOf([11]), scope: { ...operatorOf([11]).scope, flow: { all: true, dealer: [], branch: [] } } }, keeper: operatorOf([11]) });
  });
  afterAll(async () => {
    await api.stop();
    await server.stop();
    await world.stop();
  });

  const read = (): Promise<void> => world.app.get(MailboxReader).read(world.ctx, 1);
  const rows = async (query: string): Promise<Record<string, unknown>[]> => (await world.db.owner.query(query)).rows as Record<string, unknown>[];
  const jobs = async (name: string): Promise<unknown[]> => (await world.db.owner.query('DELETE FROM outbox WHERE name = $1 RETURNING payload', [name])).rows.map((row: { payload: unknown }) => row.payload);
  const mails = (): Promise<Record<string, unknown>[]> => rows(`SELECT state, reason ->> 'code' AS code, feed_id, raw_file_id IS NOT NULL AS stored FROM mail_message ORDER BY uid`);
  const from = (sender: string, raw: Buffer): Buffer => Buffer.from(raw.toString('latin1').replace('Wang@Dealer.example', sender), 'latin1');

  it('gives each feed its mails, and the others to a person or to nobody, with the reason', async () => {
    const file = { name: '销售.csv', bytes: csv(LINE) };
    await server.deliver(sampleMail([file], ['Authentication-Results: mx.company.test; spf=pass; dkim=pass; dmarc=pass']));
    await server.deliver(from('x@nowhere.example', sampleMail([file])));
    await server.deliver(sampleMail([file], ['Auto-Submitted: auto-replied']));
    await server.deliver(sampleMail([file], ['Authentication-Results: mx.company.test; spf=fail; dkim=none']));
    await read();
    expect(await jobs('flows.run-feed')).toEqual([{ feedId: 1, trigger: 'schedule' }]);
    expect(await mails()).toEqual([
      { state: 'waiting', code: null, feed_id: 1, stored: false },
      { state: 'unassigned', code: 'flows.mail-sender-unknown', feed_id: null, stored: false },
      { state: 'ignored', code: 'flows.mail-automatic', feed_id: null, stored: false },
      { state: 'unassigned', code: 'flows.mail-forged', feed_id: 1, stored: false },
    ]);
  });

  it('is looked through at once when a person fetches one of its feeds', async () => {
    expect(await api.call('keeper', '/feeds/1/run', {})).toMatchObject({ status: 202, body: { isFetched: true } });
    expect([await jobs('flows.read-mailbox'), await jobs('flows.run-feed')]).toEqual([[{ mailboxId: 1 }], [{ feedId: 1, trigger: 'manual' }]]);
  });

  it('is archived as it came, and counts like any other file', async () => {
    await world.run(1);
    expect((await mails())[0]).toEqual({ state: 'archived', code: null, feed_id: 1, stored: true });
    expect(await rows('SELECT name, dealer_id FROM raw_file ORDER BY id')).toEqual([{ name: '流向.eml', dealer_id: 11 }, { name: '销售.csv', dealer_id: 11 }]);
    expect(await rows('SELECT entry_date, quantity, document_number FROM flow_entry')).toEqual([{ entry_date: '2026-03-01', quantity: '2.000', document_number: 'XS1' }]);
    const [batch] = await rows('SELECT id, state FROM batch WHERE feed_id = 1 ORDER BY id DESC LIMIT 1');
    expect(batch).toMatchObject({ state: 'done' });
    const mail = { sender: 'wang@dealer.example', spf: 'pass', dkim: 'pass', dmarc: 'pass' };
    const { body } = await api.call('keeper', `/batches/${String(batch?.['id'])}`);
    expect(body['arrivals']).toMatchObject([{ state: 'opened', mail }, { state: 'posted', mail }]);
  });

  it('was opened by a program that says who it is, as servers like NetEase’s demand', () => {
    expect(server.log()).toMatch(/ID sent: .*name=Tributary/);
  });

  it('counts nothing twice when the server numbers its mails anew: the content decides', async () => {
    await rows('UPDATE mail_message SET uid_validity = 1');
    await read();
    expect(await jobs('flows.run-feed')).toEqual([{ feedId: 1, trigger: 'schedule' }]);
    await world.run(1);
    expect(await rows('SELECT count(*)::integer AS files FROM raw_file')).toEqual([{ files: 2 }]);
    expect(await rows(`SELECT state FROM mail_message WHERE uid_validity > 1 ORDER BY uid`)).toEqual([{ state: 'archived' }, { state: 'unassigned' }, { state: 'ignored' }, { state: 'unassigned' }]);
    await rows('DELETE FROM mail_message WHERE uid_validity = 1');
    await read();
    expect(await jobs('flows.run-feed')).toEqual([]);
  });

  it('lets a person give a mail to a feed, and remembers the sender', async () => {
    const { body } = await api.call('all', '/mails?state=unassigned');
    const [forged, unknown] = body['items'] as { id: number; reason: { code: string } }[];
    expect([forged?.reason.code, unknown?.reason.code]).toEqual(['flows.mail-forged', 'flows.mail-sender-unknown']);
    expect(await api.call('keeper', `/mails/${unknown?.id}/assign`, { feedId: 1, remember: true })).toMatchObject({ status: 404 });
    expect(await api.call('keeper', '/mails?state=unassigned')).toMatchObject({ body: { items: [{ id: forged?.id }] } });
    expect(await api.call('all', `/mails/${unknown?.id}/assign`, { feedId: 2, remember: true })).toMatchObject({ status: 200, body: { state: 'waiting' } });
    expect(await api.call('all', `/mails/${forged?.id}/dismiss`, {})).toMatchObject({ status: 200, body: { state: 'dismissed' } });
    expect(await rows('SELECT settings FROM feed WHERE id = 2')).toEqual([{ settings: { mailboxId: 1, senders: ['@other.example', 'x@nowhere.example'] } }]);
    expect(await jobs('flows.run-feed')).toEqual([{ feedId: 2, trigger: 'manual' }]);
    await world.run(2);
    expect(await rows('SELECT dealer_id FROM raw_file ORDER BY id')).toEqual([11, 11, 12, 12].map((dealer_id) => ({ dealer_id })));
  });

  it('is done once it is archived: a box that cannot be marked any more loses and repeats nothing', async () => {
    await server.deliver(sampleMail([{ name: '更正.csv', bytes: csv(LINE.replace('XS1', 'XS2')) }]));
    await read();
    await jobs('flows.run-feed');
    const marking = jest.spyOn(MailClient.prototype, 'markRead').mockRejectedValue(new Error('the line is lost'));
    await world.run(1);
    expect(marking).toHaveBeenCalledTimes(1);
    marking.mockRestore();
    const files = await rows('SELECT count(*)::integer AS files FROM raw_file');
    expect(await rows('SELECT document_number FROM flow_entry WHERE dealer_id = 11')).toEqual([{ document_number: 'XS2' }]);
    await read();
    await world.run(1);
    expect([await jobs('flows.run-feed'), await rows('SELECT count(*)::integer AS files FROM raw_file')]).toEqual([[], files]);
  });

  it('tells of mail the moment it comes', async () => {
    const box = await world.db.uow.read(world.ctx, (tx) => new MailboxRepository().find(tx, 1));
    if (!box) throw new Error('no box');
    const line = await world.app.get(Mailboxes).open(box);
    const told = new Promise<void>((resolve) => void line.watch(resolve));
    await server.deliver(from('any@other.example', sampleMail([{ name: '库存.csv', bytes: csv('2026-03-02,XS2,老王,YH-1001,柴油机油,1,桶,100,100.00') }])));
    await told;
    line.close();
  });

  it('tests itself: a mail of its own that does not come back in time is silence', async () => {
    const clock = world.app.get(Clock) as FixedClock;
    const tick = (): Promise<void> => world.app.get(MailboxTick).tick(world.ctx);
    const box = async () => (await world.db.uow.read(world.ctx, (tx) => new MailboxRepository().find(tx, 1))) ?? Promise.reject(new Error('no box'));
    await tick();
    await tick();
    const sent = await rows(`SELECT address, content ->> 'subject' AS subject FROM outgoing_mail`);
    expect(sent).toEqual([{ address: MAIL_ADDRESS, subject: expect.stringMatching(/^Tributary mailbox test [0-9a-f]{16}$/) }]);
    clock.advance(21 * 60_000);
    expect(isSilent(await box(), clock.now())).toBe(true);
    await server.deliver(from('x@company.test', Buffer.from(`From: x@company.test\r\nSubject: ${String(sent[0]?.['subject'])}\r\nAuto-Submitted: auto-generated\r\n\r\nx\r\n`)));
    await read();
    expect(isSilent(await box(), clock.now())).toBe(false);
    expect(await rows(`SELECT state, reason FROM mail_message WHERE sender = 'x@company.test'`)).toEqual([{ state: 'ignored', reason: null }]);
    expect(await jobs('flows.read-mailbox')).toEqual([{ mailboxId: 1 }, { mailboxId: 1 }]);
  });

  it('says in plain words what is wrong, and since when', async () => {
    const settings = { host: 'localhost', port: server.imapsPort, security: 'implicit', user: MAIL_ADDRESS, certificate: server.certificatePem };
    const cases = [
      [{}, MAIL_PASSWORD, null], [{ security: 'starttls', port: server.imapPort }, MAIL_PASSWORD, null], [{}, 'wrong', 'flows.source-refused'], [{ folder: 'Nowhere' }, MAIL_PASSWORD, 'flows.folder-missing'],
      [{ certificate: undefined }, MAIL_PASSWORD, 'flows.mail-certificate'], [{ port: 1 }, MAIL_PASSWORD, 'flows.connection-refused'], [{ host: '10.9.8.7' }, MAIL_PASSWORD, 'network.host-forbidden'],
    ] as const;
    for (const [wrong, secret, code] of cases) {
      const { body } = await api.call('all', '/mailbox-tests', { settings: { ...settings, ...wrong }, secret });
      expect([wrong, body['reason']]).toEqual([wrong, code === null ? null : expect.objectContaining({ code })]);
    }
    await rows(`UPDATE mailbox SET settings = settings || '{"folder": "Nowhere"}'`);
    await read();
    expect((await api.call('all', '/mailboxes')).body).toMatchObject([{ code: 'flow', reason: { code: 'flows.folder-missing' }, failingSince: expect.any(String) }]);
  });

  it('is kept by those who see every dealer’s flow, and never tells its password', async () => {
    const body = { name: '邮箱', address: 'two@company.test', settings: { host: 'imap.example.com', security: 'implicit', user: 'two' }, secret: 'hidden-word', since: '2026-03-01' };
    expect(await api.call('keeper', '/mailboxes', { ...body, code: 'two' })).toMatchObject({ status: 404 });
    expect((await api.call('keeper', '/mailboxes')).body).toEqual([]);
    const created = await api.call('all', '/mailboxes', { ...body, code: 'two' });
    expect(created).toMatchObject({ status: 201, body: { code: 'two', status: 'active' } });
    const id = String(created.body['id']);
    expect(await api.call('all', `/mailboxes/${id}`, { ...body, secret: null, settings: { ...body.settings, host: 'imap.evil.example' } }, 'PUT')).toMatchObject({ status: 422, body: { code: 'flows.secret-anew' } });
    expect(await api.call('all', `/mailboxes/${id}`, { ...body, secret: null, name: '新名', paused: true }, 'PUT')).toMatchObject({ status: 200, body: { name: '新名', status: 'paused' } });
    expect(JSON.stringify([created, (await api.call('all', '/mailboxes')).body])).not.toContain('hidden-word');
  });
});
