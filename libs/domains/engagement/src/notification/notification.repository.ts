import { Injectable } from '@nestjs/common';
import { cursorKey, fetchSize, type PageQuery, sql, sqlCount, sqlOne, SqlParams, type TxCtx, userOf } from '@tributary/platform';
import type { NoticeFacts } from '../notice/notice-facts';

export interface NotificationRow {
  readonly id: number;
  readonly kind: string;
  readonly params: NoticeFacts;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  /** What became of the mail that went with it; null: none did. */
  readonly mailState: 'waiting' | 'sending' | 'sent' | 'failed' | null;
}

/** Only ever the caller's own. */
@Injectable()
export class NotificationRepository {
  /** Unread ones first, the latest of each first. */
  list(tx: TxCtx, query: PageQuery & { readonly unread?: boolean }): Promise<NotificationRow[]> {
    const params = new SqlParams();
    const where = [`n.user_id = ${params.add(userOf(tx).userId)}`, 'n.in_portal', ...(query.unread ? ['n.read_at IS NULL'] : [])];
    const after = cursorKey(query, 2);
    if (after) {
      const [read, id] = [params.add(after[0] === 1), params.add(after[1])];
      where.push(`((n.read_at IS NOT NULL) > ${read}::boolean OR (n.read_at IS NOT NULL) = ${read}::boolean AND n.id < ${id}::bigint)`);
    }
    return sql<NotificationRow>(
      tx,
      `SELECT n.id, n.kind, n.params, n.created_at AS "createdAt", n.read_at AS "readAt", m.state AS "mailState"
       FROM notification n LEFT JOIN outgoing_mail m ON m.id = n.mail_id
       WHERE ${where.join(' AND ')} ORDER BY (n.read_at IS NOT NULL), n.id DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  async unread(tx: TxCtx): Promise<number> {
    const row = await sqlOne<{ count: number }>(tx, 'SELECT count(*) AS count FROM notification WHERE user_id = $1 AND in_portal AND read_at IS NULL', [userOf(tx).userId]);
    return row?.count ?? 0;
  }

  /** False: there is none of that number. One that was read stays read since then. */
  async markRead(tx: TxCtx, id: number, at: Date): Promise<boolean> {
    return (await sqlCount(tx, 'UPDATE notification SET read_at = coalesce(read_at, $3) WHERE id = $1 AND user_id = $2 AND in_portal', [id, userOf(tx).userId, at])) > 0;
  }

  /** Up to and including `upToId`: what came since was not seen. */
  async markAllRead(tx: TxCtx, upToId: number, at: Date): Promise<void> {
    await sql(tx, 'UPDATE notification SET read_at = $3 WHERE user_id = $1 AND id <= $2 AND in_portal AND read_at IS NULL', [userOf(tx).userId, upToId, at]);
  }
}
