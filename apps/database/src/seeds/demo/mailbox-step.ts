import { sealFeedSecret } from '@tributary/flows';
import type { SeedStep } from '../seed-step';
import { channelOf } from './channel';

const CODE = 'flow-mail';

/** A mailbox as an example, at rest because nobody in the demo's world has such a server, and two mails of the day before that wait for a person. */
export const mailboxStep: SeedStep = {
  name: 'mailbox',
  async run({ client, company }) {
    const secret = process.env['TRIBUTARY_SECRET'];
    if (!secret) throw new Error('TRIBUTARY_SECRET is not set: the password of the mailbox is encrypted with it.');
    const settings = { host: 'imap.example.com', security: 'implicit', user: 'flow@example.com' };
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO mailbox (code, name, address, settings, secret, owner_id, status, since)
       SELECT $1, '流向收件箱', 'flow@example.com', $2, $3, u.id, 'paused', $4 FROM app_user u WHERE u.account = 'operator' RETURNING id`,
      [CODE, JSON.stringify(settings), sealFeedSecret(secret, `mailbox/${CODE}`, 'an example'), company.until],
    );
    await client.query(`UPDATE feed SET owner_id = (SELECT id FROM app_user WHERE account = 'operator')`);
    const dealer = channelOf(company)[0]?.dealer.name ?? '';
    const mails = [
      { uid: 1, sender: 'caiwu@163.example.com', subject: `${dealer}本月销售`, attachments: ['本月销售.xlsx'], code: 'flows.mail-sender-unknown', params: { sender: 'caiwu@163.example.com' } },
      { uid: 2, sender: 'xiaoshou@dealer.example.com', subject: '流向数据（网盘链接）', attachments: [], code: 'flows.mail-without-file', params: {} },
    ];
    await client.query(
      `INSERT INTO mail_message (mailbox_id, uid_validity, uid, message_id, sender, subject, received_at, size, attachments, authentication, state, reason)
       SELECT $1, 1, m.uid, '<' || m.uid || '@example.com>', m.sender, m.subject, $2::timestamptz + m.uid * interval '7 minutes', 18_432, m.attachments, '{"spf": "pass", "dkim": "pass"}',
              'unassigned', jsonb_build_object('code', m.code, 'params', m.params)
       FROM jsonb_to_recordset($3::jsonb) AS m (uid bigint, sender text, subject text, attachments jsonb, code text, params jsonb)`,
      [rows[0]?.id, `${company.until}T08:20:00+08:00`, JSON.stringify(mails)],
    );
    return 1 + mails.length;
  },
};
