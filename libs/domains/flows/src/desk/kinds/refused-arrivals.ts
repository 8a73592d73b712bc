import { dealerScope } from '@tributary/platform';
import type { TaskKind } from '../task-kind';

/** A file that could not count, unless one of the same name came later and did. */
export const refusedArrivals: TaskKind = {
  code: 'refused-arrival',
  sql: (tx, params) => `
    SELECT f.id::text AS subject, f.dealer_id, f.name AS title, o.reason, f.received_at AS since, NULL::integer AS rows, NULL::numeric AS amount, d.owner_id,
      CASE WHEN u.raw_file_id IS NOT NULL THEN '/flow-uploads/' || f.id ELSE '/batches/' || o.batch_id END AS link
    FROM raw_file_outcome o JOIN raw_file f ON f.id = o.raw_file_id JOIN feed d ON d.id = f.feed_id LEFT JOIN flow_upload u ON u.raw_file_id = f.id
    WHERE o.state = 'rejected' AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)} AND NOT EXISTS (
      SELECT 1 FROM raw_file later JOIN raw_file_outcome settled ON settled.raw_file_id = later.id
      WHERE later.feed_id = f.feed_id AND later.sequence > f.sequence AND later.name = f.name AND settled.state IN ('posted', 'identical', 'opened'))`,
};
