import { Injectable } from '@nestjs/common';
import type { FlowTroubledPayload } from '@tributary/flows';
import type { FoundPerson } from '@tributary/identity';
import { PRICES, sqlOne, type TxCtx } from '@tributary/platform';
import type { NoticeFacts } from '../notice/notice-facts';
import { partyJson } from './notice-facts.repository';

export interface OwnedTrouble {
  readonly facts: NoticeFacts;
  readonly owner: FoundPerson;
}

@Injectable()
export class FlowFactsRepository {
  /** What is in trouble and who owns it; undefined when nobody does any more. One statement; needs a system context. */
  find(tx: TxCtx, { subject, subjectId }: FlowTroubledPayload): Promise<OwnedTrouble | undefined> {
    const dealer = subject === 'feed' ? 'x.dealer_id' : 'u.organisation_id';
    return sqlOne<OwnedTrouble>(
      tx,
      `SELECT jsonb_build_object('number', x.code, 'orderId', NULL, 'buyer', ${partyJson('b')}, 'seller', ${partyJson('s')}, 'total', '0.00', 'actorName', '',
                'flow', jsonb_build_object('subject', $2::text, 'id', x.id, 'name', x.name)) AS facts,
              jsonb_build_object('userId', u.id, 'organisationId', u.organisation_id, 'name', u.name, 'email', u.email, 'locale', u.locale, 'seesPrices',
                EXISTS (SELECT 1 FROM user_role ur JOIN role r ON r.id = ur.role_id WHERE ur.user_id = u.id AND '${PRICES}' = ANY (r.permissions))) AS owner
       FROM ${subject} x JOIN app_user u ON u.id = x.owner_id AND u.status = 'active'
         JOIN organisation b ON b.id = ${dealer} JOIN organisation s ON s.id = u.organisation_id
       WHERE x.id = $1`,
      [subjectId, subject],
    );
  }
}
