import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, dealerScope, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { FeedChangeDto } from './feed-keeping.dto';

export interface FeedChange {
  readonly feedId: number;
  readonly dealerId: number;
  readonly action: FeedChangeDto['action'];
  /** {field: [before, after]}, never a secret. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The history of a feed: who changed what. Also in the audit trail, which fewer people read. */
@Injectable()
export class FeedChangeRepository {
  constructor(
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async record(tx: TxCtx, { feedId, dealerId, action, detail }: FeedChange): Promise<void> {
    const userId = tx.actor.kind === 'user' ? tx.actor.userId : null;
    await sql(
      tx,
      'INSERT INTO feed_change (feed_id, dealer_id, at, user_id, actor_name, action, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [feedId, dealerId, this.clock.now(), userId, actorName(tx), action, JSON.stringify(detail)],
    );
    await this.audit.record(tx, { action: `flows.${action}-feed`, subject: 'feed', subjectId: feedId, detail });
  }

  /** The latest first. */
  list(tx: TxCtx, feedId: number, { before, limit }: { before?: number; limit: number }): Promise<FeedChangeDto[]> {
    const params = new SqlParams();
    const parts = [`c.feed_id = ${params.add(feedId)}`, dealerScope(tx, 'flow', 'c.dealer_id', params), ...(before === undefined ? [] : [`c.id < ${params.add(before)}`])];
    return sql(
      tx,
      `SELECT c.id, c.at, c.actor_name AS "actorName", c.action, c.detail FROM feed_change c WHERE ${parts.join(' AND ')} ORDER BY c.id DESC LIMIT ${params.add(limit)}`,
      params,
    );
  }
}
