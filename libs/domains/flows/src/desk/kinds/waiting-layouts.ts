import { dealerScope } from '@tributary/platform';
import type { TaskKind } from '../task-kind';

/** A file that counts only once somebody has said what its columns mean. */
export const waitingLayouts: TaskKind = {
  code: 'waiting-layout',
  sql: (tx, params) => `
    SELECT f.id::text AS subject, f.dealer_id, f.name AS title, o.reason, f.received_at AS since, NULL::integer AS rows, NULL::numeric AS amount, d.owner_id,
      '/layouts/' || f.id AS link
    FROM raw_file_outcome o JOIN raw_file f ON f.id = o.raw_file_id JOIN feed d ON d.id = f.feed_id
    WHERE o.state = 'layout' AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)}`,
};
