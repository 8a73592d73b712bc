import { Injectable } from '@nestjs/common';
import { sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import { authenticationOf } from './mail-headers';
import type { ListedMail, Mailbox, MailFeed, MailVerdict } from './mailbox';

const BOX = `b.id, b.code, b.name, b.address, b.settings, b.secret, b.owner_id AS "ownerId", b.status, b.since, b.canary_token AS "canaryToken",
  b.canary_sent_at AS "canarySentAt", b.canary_seen_at AS "canarySeenAt"`;

/** A mail that its feed's next run fetches. */
export interface WaitingMail {
  readonly id: number;
  readonly uidValidity: number;
  readonly uid: number;
  readonly messageId: string;
  readonly subject: string;
  readonly size: number;
  readonly receivedAt: Date;
}

/** Mailboxes and their mails, as runs need them. */
@Injectable()
export class MailboxRepository {
  find(tx: TxCtx, id: number): Promise<Mailbox | undefined> {
    return sqlOne(tx, `SELECT ${BOX} FROM mailbox b WHERE b.id = $1`, [id]);
  }

  active(tx: TxCtx): Promise<Mailbox[]> {
    return sql(tx, `SELECT ${BOX} FROM mailbox b WHERE b.status = 'active' ORDER BY b.id`);
  }

  /** The feeds whose senders write to this box. */
  feeds(tx: TxCtx, mailboxId: number): Promise<MailFeed[]> {
    return sql(
      tx,
      `SELECT id, dealer_id AS "dealerId", settings -> 'senders' AS senders, settings ->> 'pattern' AS pattern FROM feed
       WHERE source = 'mail' AND status = 'active' AND (settings ->> 'mailboxId')::bigint = $1 ORDER BY id`,
      [mailboxId],
    );
  }

  /** Up to where the box was looked through; 0 for a numbering that was never seen. */
  async lastUid(tx: TxCtx, mailboxId: number, uidValidity: number): Promise<number> {
    const row = await sqlOne<{ uid: number }>(
      tx,
      'SELECT coalesce(max(uid), 0) AS uid FROM mail_message WHERE mailbox_id = $1 AND uid_validity = $2',
      [mailboxId, uidValidity],
    );
    return Number(row?.uid ?? 0);
  }

  /** Notes mails and what is to become of them: one statement. */
  async note(tx: TxCtx, { id, settings }: Mailbox, mails: readonly (readonly [ListedMail, MailVerdict])[]): Promise<void> {
    if (mails.length === 0) return;
    const rows = mails.map(([mail, { state, feed, reason }]) => ({
      uid_validity: mail.uidValidity, uid: mail.uid, message_id: mail.messageId, sender: mail.sender, subject: mail.subject, received_at: mail.receivedAt, size: mail.size,
      attachments: mail.attachments, authentication: authenticationOf(mail.headers, settings.judge), state, reason, feed_id: feed?.id ?? null, dealer_id: feed?.dealerId ?? null,
    }));
    await sql(
      tx,
      `INSERT INTO mail_message (mailbox_id, uid_validity, uid, message_id, sender, subject, received_at, size, attachments, authentication, state, reason, feed_id, dealer_id)
       SELECT $1, m.* FROM jsonb_to_recordset($2::jsonb) AS m (uid_validity bigint, uid bigint, message_id text, sender text, subject text, received_at timestamptz, size bigint,
         attachments jsonb, authentication jsonb, state text, reason jsonb, feed_id bigint, dealer_id bigint)
       ON CONFLICT DO NOTHING`,
      [id, JSON.stringify(rows)],
    );
  }

  waiting(tx: TxCtx, feedId: number): Promise<WaitingMail[]> {
    return sql(
      tx,
      `SELECT id, uid_validity::float8 AS "uidValidity", uid::float8 AS uid, message_id AS "messageId", subject, size, received_at AS "receivedAt" FROM mail_message
       WHERE feed_id = $1 AND state = 'waiting' ORDER BY received_at, id LIMIT 500`,
      [feedId],
    );
  }

  /** The mail's content is in the archive; `rawFileId` is null when an earlier arrival has the same bytes. */
  async archived(tx: TxCtx, mailId: number, rawFileId: number | null): Promise<void> {
    await sql(tx, `UPDATE mail_message SET state = 'archived', reason = NULL, raw_file_id = $2 WHERE id = $1`, [mailId, rawFileId]);
  }

  async giveUp(tx: TxCtx, mailId: number, reason: Fault): Promise<void> {
    await sql(tx, `UPDATE mail_message SET state = 'ignored', reason = $2 WHERE id = $1`, [mailId, JSON.stringify(reason)]);
  }

  async checked(tx: TxCtx, id: number, at: Date, reason: Fault | null): Promise<void> {
    await sql(
      tx,
      `UPDATE mailbox SET last_checked_at = $2, last_reason = $3, last_ok_at = CASE WHEN $3::jsonb IS NULL THEN $2 ELSE last_ok_at END,
         failing_since = CASE WHEN $3::jsonb IS NOT NULL THEN coalesce(failing_since, $2) END WHERE id = $1`,
      [id, at, reason && JSON.stringify(reason)],
    );
  }

  async canarySent(tx: TxCtx, id: number, token: string, at: Date): Promise<void> {
    await sql(tx, 'UPDATE mailbox SET canary_token = $2, canary_sent_at = $3 WHERE id = $1', [id, token, at]);
  }

  async canarySeen(tx: TxCtx, id: number, at: Date): Promise<void> {
    await sql(tx, 'UPDATE mailbox SET canary_seen_at = $2 WHERE id = $1', [id, at]);
  }

  /** The person that a mailbox's test mails are sent in the name of. */
  owner(tx: TxCtx, userId: number): Promise<{ name: string; locale: 'zh-CN' | 'en-US' } | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `SELECT name, locale FROM app_user WHERE id = ${params.add(userId)} AND status = 'active'`, params);
  }
}
