import { Injectable } from '@nestjs/common';
import { dealerScope, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Fault } from '@tributary/sheets';
import type { MailboxSettings, MailState } from './mailbox';

export interface MailboxRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly settings: MailboxSettings;
  readonly secret: Buffer;
  readonly ownerId: number | null;
  readonly ownerName: string | null;
  readonly status: 'active' | 'paused';
  readonly since: string;
  readonly lastOkAt: Date | null;
  readonly failingSince: Date | null;
  readonly reason: Fault | null;
  readonly canarySentAt: Date | null;
  readonly canarySeenAt: Date | null;
  readonly feeds: number;
  readonly unassigned: number;
}

export interface MailRow {
  readonly id: number;
  readonly mailboxId: number;
  readonly mailboxName: string;
  readonly sender: string;
  readonly subject: string;
  readonly receivedAt: Date;
  readonly size: number;
  readonly attachments: readonly string[];
  readonly spf: string | null;
  readonly dkim: string | null;
  readonly dmarc: string | null;
  readonly state: MailState;
  readonly reason: Fault | null;
  readonly feedId: number | null;
  readonly feedName: string | null;
}

export type MailboxTerms = Pick<MailboxRow, 'name' | 'address' | 'settings' | 'secret' | 'ownerId' | 'since' | 'status'>;

/** A box holds mails for every dealer: it belongs to those who see the flow of all. */
const seesBoxes = (tx: TxCtx): string => (tx.scope.flow.all ? 'TRUE' : 'FALSE');
/** Mails of nobody, too; those of a feed belong to whoever sees its dealer. */
const seesMail = (tx: TxCtx, params: SqlParams): string => `(${seesBoxes(tx)} OR (m.dealer_id IS NOT NULL AND ${dealerScope(tx, 'flow', 'm.dealer_id', params)}))`;

const BOX = `SELECT b.id, b.code, b.name, b.address, b.settings, b.secret, b.owner_id AS "ownerId", (SELECT u.name FROM app_user u WHERE u.id = b.owner_id) AS "ownerName", b.status, b.since,
    b.last_ok_at AS "lastOkAt", b.failing_since AS "failingSince", b.last_reason AS reason, b.canary_sent_at AS "canarySentAt", b.canary_seen_at AS "canarySeenAt",
    (SELECT count(*) FROM feed f WHERE f.source = 'mail' AND (f.settings ->> 'mailboxId')::bigint = b.id)::integer AS feeds,
    (SELECT count(*) FROM mail_message m WHERE m.mailbox_id = b.id AND m.state = 'unassigned')::integer AS unassigned
  FROM mailbox b`;
const MAIL = `SELECT m.id, m.mailbox_id AS "mailboxId", coalesce(b.name, '') AS "mailboxName", m.sender, m.subject, m.received_at AS "receivedAt", m.size, m.attachments,
    m.authentication ->> 'spf' AS spf, m.authentication ->> 'dkim' AS dkim, m.authentication ->> 'dmarc' AS dmarc, m.state, m.reason, m.feed_id AS "feedId", f.name AS "feedName"
  FROM mail_message m LEFT JOIN mailbox b ON b.id = m.mailbox_id LEFT JOIN feed f ON f.id = m.feed_id`;

/** Mailboxes and mails as people see and keep them. */
@Injectable()
export class MailboxListRepository {
  boxes(tx: TxCtx): Promise<MailboxRow[]> {
    return sql(tx, `${BOX} WHERE ${seesBoxes(tx)} ORDER BY b.code LIMIT 200`);
  }

  box(tx: TxCtx, id: number): Promise<MailboxRow | undefined> {
    return sqlOne(tx, `${BOX} WHERE b.id = $1 AND ${seesBoxes(tx)}`, [id]);
  }

  /** undefined when the code is taken. */
  async insert(tx: TxCtx, code: string, terms: MailboxTerms): Promise<number | undefined> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO mailbox (code, name, address, settings, secret, owner_id, since, status) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (code) DO NOTHING RETURNING id`,
      [code, terms.name, terms.address, JSON.stringify(terms.settings), terms.secret, terms.ownerId, terms.since, terms.status],
    );
    return row?.id;
  }

  async update(tx: TxCtx, id: number, terms: MailboxTerms): Promise<void> {
    await sql(
      tx,
      `UPDATE mailbox SET name = $2, address = $3, settings = $4, secret = $5, owner_id = $6, since = $7, status = $8, failing_since = NULL, last_reason = NULL, told_of = NULL
       WHERE id = $1 AND ${seesBoxes(tx)}`,
      [id, terms.name, terms.address, JSON.stringify(terms.settings), terms.secret, terms.ownerId, terms.since, terms.status],
    );
  }

  /** The latest first. */
  mails(tx: TxCtx, { state, search, before, limit }: { state?: MailState; search?: string; before?: number; limit: number }): Promise<MailRow[]> {
    const params = new SqlParams();
    const parts = [seesMail(tx, params)];
    if (state) parts.push(`m.state = ${params.add(state)}`);
    if (search) parts.push(`position(${params.add(search.toLowerCase())} IN lower(m.sender || ' ' || m.subject)) > 0`);
    if (before !== undefined) parts.push(`m.id < ${params.add(before)}`);
    return sql(tx, `${MAIL} WHERE ${parts.join(' AND ')} ORDER BY m.id DESC LIMIT ${params.add(limit)}`, params);
  }

  mail(tx: TxCtx, id: number): Promise<MailRow | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `${MAIL} WHERE m.id = ${params.add(id)} AND ${seesMail(tx, params)}`, params);
  }

  /** False when somebody decided before. */
  async decide(tx: TxCtx, id: number, state: 'waiting' | 'dismissed', feed: { readonly id: number; readonly dealerId: number } | null): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE mail_message SET state = $2, reason = NULL, feed_id = coalesce($3, feed_id), dealer_id = coalesce($4, dealer_id)
       WHERE id = $1 AND state IN ('unassigned', 'ignored', 'dismissed') RETURNING id`,
      [id, state, feed?.id ?? null, feed?.dealerId ?? null],
    );
    return rows.length > 0;
  }
}
