import { dealerScope } from '@tributary/platform';
import type { TaskKind } from '../task-kind';

/** A mail that belongs to no feed; mails of nobody are for those who see the flow of all. */
export const heldMails: TaskKind = {
  code: 'held-mail',
  sql: (tx, params) => `
    SELECT m.id::text AS subject, m.dealer_id, concat_ws(' · ', nullif(m.subject, ''), nullif(m.sender, '')) AS title, m.reason, m.received_at AS since,
      NULL::integer AS rows, NULL::numeric AS amount, b.owner_id, '/mails?state=unassigned' AS link
    FROM mail_message m JOIN mailbox b ON b.id = m.mailbox_id
    WHERE m.state = 'unassigned' AND (${tx.scope.flow.all ? 'TRUE' : 'FALSE'} OR (m.dealer_id IS NOT NULL AND ${dealerScope(tx, 'flow', 'm.dealer_id', params)}))`,
};
