import { Injectable } from '@nestjs/common';
import { sqlOne, type TxCtx } from '@tributary/platform';
import type { NoticeParty, NoticeReturn } from '../notice/notice-facts';
import type { Deed } from './told-sides';

/** Something that was done, as the audit trail names it. */
export interface DeedKey {
  readonly action: string;
  readonly subject: 'order' | 'shipment' | 'return';
  readonly subjectId: number;
}

/** What of the order it was done to. */
export interface Affected {
  readonly orderId: number;
  readonly deliveryNoteNumber?: string;
  readonly returnId?: number;
}

export interface FoundFacts {
  readonly number: string;
  readonly total: string;
  readonly buyer: NoticeParty;
  readonly seller: NoticeParty;
  /** Null: the trail knows of nobody; a rule or a schedule did it. */
  readonly deed: Deed | null;
  readonly expectedArrivalAt: string | null;
  readonly returned: NoticeReturn | null;
}

/** SQL: organisation `alias` as a party of a notice. */
export const partyJson = (alias: string) => `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'nameEn', ${alias}.name_en)`;

@Injectable()
export class NoticeFactsRepository {
  /**
   * The order, its parties, and who did it: event and audit entry are written in one transaction and share its correlation
   * id. One statement; undefined when there is no such order any more. Needs a system context.
   */
  find(tx: TxCtx, { orderId, deliveryNoteNumber = '', returnId }: Affected, { action, subject, subjectId }: DeedKey): Promise<FoundFacts | undefined> {
    return sqlOne<FoundFacts>(
      tx,
      `SELECT o.number, o.total, ${partyJson('b')} AS buyer, ${partyJson('s')} AS seller,
              (SELECT jsonb_build_object('userId', a.user_id, 'organisationId', a.organisation_id, 'actorName', a.actor_name,
                        'onBehalfOf', a.on_behalf_of_name, 'reason', a.detail->>'reason')
               FROM audit_entry a
               WHERE a.subject = $2 AND a.subject_id = $3 AND a.action = $4 AND a.correlation_id = $5 ORDER BY a.id DESC LIMIT 1) AS deed,
              (SELECT to_jsonb(h.expected_arrival_at) FROM shipment h WHERE h.seller_id = o.seller_id AND h.delivery_note_number = $6) AS "expectedArrivalAt",
              (SELECT jsonb_build_object('id', r.id, 'number', r.number, 'credit', r.credit::text) FROM order_return r WHERE r.id = $7) AS returned
       FROM sales_order o JOIN organisation b ON b.id = o.buyer_id JOIN organisation s ON s.id = o.seller_id WHERE o.id = $1`,
      [orderId, subject, String(subjectId), action, tx.correlationId, deliveryNoteNumber, returnId ?? null],
    );
  }
}
