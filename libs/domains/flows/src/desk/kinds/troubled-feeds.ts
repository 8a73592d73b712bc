import { dealerScope } from '@tributary/platform';
import type { TaskKind } from '../task-kind';

/** A feed that cannot be reached, or from which nothing came by the time it was due. */
export const troubledFeeds: TaskKind = {
  code: 'troubled-feed',
  sql: (tx, params, now) => `
    SELECT d.id::text AS subject, d.dealer_id, d.name AS title, CASE WHEN d.last_state = 'failed' THEN d.last_reason END AS reason,
      coalesce(CASE WHEN d.last_state = 'failed' THEN d.failing_since END, d.late_after, d.last_checked_at, ${now}) AS since, NULL::integer AS rows, NULL::numeric AS amount, d.owner_id,
      '/feeds/' || d.id AS link
    FROM feed d WHERE d.status = 'active' AND (d.last_state = 'failed' OR d.late_after < ${now}) AND ${dealerScope(tx, 'flow', 'd.dealer_id', params)}`,
};
