import type { TaskKind } from '../task-kind';

/** A mailbox that cannot be reached, or where not even our own test mail arrives; for those who see the flow of all. */
export const troubledMailboxes: TaskKind = {
  code: 'troubled-mailbox',
  sql: (tx, _params, now) => `
    SELECT b.id::text AS subject, NULL::bigint AS dealer_id, b.name AS title, b.last_reason AS reason, coalesce(b.failing_since, b.canary_sent_at, ${now}) AS since,
      NULL::integer AS rows, NULL::numeric AS amount, b.owner_id, '/mails' AS link
    FROM mailbox b WHERE b.status = 'active' AND ${tx.scope.flow.all ? 'TRUE' : 'FALSE'} AND (b.failing_since IS NOT NULL OR b.told_of = 'silent')`,
};
