import { Injectable } from '@nestjs/common';
import type { StatementEventPayload } from '@tributary/orders';
import { sqlOne, type TxCtx } from '@tributary/platform';
import type { NoticeFacts } from '../notice/notice-facts';
import { partyJson } from './notice-facts.repository';

@Injectable()
export class StatementFactsRepository {
  /** The latest objection to a month, and the parties. One statement; needs a system context. */
  find(tx: TxCtx, { sellerId, buyerId, month }: StatementEventPayload): Promise<NoticeFacts | undefined> {
    return sqlOne<NoticeFacts>(
      tx,
      `SELECT $3::text AS number, NULL AS "orderId", ${partyJson('b')} AS buyer, ${partyJson('s')} AS seller, w.closing::text AS total, w.actor_name AS "actorName", w.reason,
              jsonb_build_object('month', $3::text) AS statement
       FROM statement_answer w JOIN organisation b ON b.id = w.buyer_id JOIN organisation s ON s.id = w.seller_id
       WHERE w.seller_id = $1 AND w.buyer_id = $2 AND w.month = ($3::text || '-01')::date AND w.answer = 'objected' ORDER BY w.id DESC LIMIT 1`,
      [sellerId, buyerId, month],
    );
  }
}
