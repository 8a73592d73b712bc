import { buildDealers, buildFeed } from '@tributary/flows/testing';
import { addUser } from '@tributary/identity/testing';
import { Mailer, systemCtx } from '@tributary/platform';
import { createTestDatabase, type TestDatabase, testConfig } from '@tributary/platform/testing';
import { PreferenceRepository } from '../preference/preference.repository';
import { FlowFactsRepository } from './flow-facts.repository';
import { FlowNotifier } from './flow-notifier';
import { NoticeDelivery } from './notice-delivery';
import { NotificationWriter } from './notification-writer';

let db: TestDatabase;
let notifier: FlowNotifier;
const ctx = systemCtx('spec');

beforeAll(async () => {
  db = await createTestDatabase();
  await buildDealers(db.owner);
  await addUser(db.owner, { id: 77, organisationId: 1, name: '数据员' });
  await db.owner.query(`UPDATE app_user SET email = 'data@company.test' WHERE id = 77`);
  await buildFeed(db.owner, { id: 1, dealerId: 11 });
  await db.owner.query('UPDATE feed SET owner_id = 77');
  await db.owner.query(`INSERT INTO mailbox (id, code, name, address, settings, secret, owner_id, since) VALUES (5, 'box', '流向邮箱', 'a@x.test', '{}', '', 77, '2026-01-01')`);
  const mailer = new Mailer(testConfig(db.appUrl, { smtp: { url: 'smtp://x', from: 'x@company.test', domain: 'company.test' } }));
  notifier = new FlowNotifier(db.uow, new FlowFactsRepository(), new PreferenceRepository(), new NoticeDelivery(new NotificationWriter(), mailer));
});
afterAll(() => db.drop());

const told = async (): Promise<unknown[]> => (await db.owner.query('SELECT user_id, kind, subject, subject_id FROM notification ORDER BY event_id')).rows;

describe('trouble of a feed or a mailbox', () => {
  it('is told its owner, in the portal and by mail, once', async () => {
    const failed = (): Promise<void> => notifier.handle(ctx, { subject: 'feed', subjectId: 1, trouble: 'failed' }, { id: 1, name: 'flows.troubled' });
    await failed();
    await failed();
    await notifier.handle(ctx, { subject: 'mailbox', subjectId: 5, trouble: 'silent' }, { id: 2, name: 'flows.troubled' });
    expect(await told()).toEqual([{ user_id: 77, kind: 'feed.failed', subject: 'feed', subject_id: 1 }, { user_id: 77, kind: 'mailbox.silent', subject: 'mailbox', subject_id: 5 }]);
    const { rows } = await db.owner.query(`SELECT address, content ->> 'subject' AS subject, content -> 'link' ->> 'path' AS path FROM outgoing_mail ORDER BY created_at`);
    expect(rows).toEqual([
      { address: 'data@company.test', subject: '数据源连接失败 F1', path: '/feeds/1' },
      { address: 'data@company.test', subject: '邮箱收不到信 box', path: '/mails' },
    ]);
  });

  it('is told nobody when nobody owns it any more', async () => {
    await db.owner.query('UPDATE feed SET owner_id = NULL');
    await notifier.handle(ctx, { subject: 'feed', subjectId: 1, trouble: 'late' }, { id: 3, name: 'flows.troubled' });
    expect(await told()).toHaveLength(2);
  });
});
