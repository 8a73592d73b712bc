import { dealerScope } from '@tributary/platform';
import type { TaskKind } from '../task-kind';

/** A file that somebody brought and nobody has said yes to; worth what it would change. */
export const unconfirmedUploads: TaskKind = {
  code: 'unconfirmed-upload',
  sql: (tx, params) => `
    SELECT f.id::text AS subject, f.dealer_id, f.name AS title, NULL::jsonb AS reason, u.uploaded_at AS since, (u.preview ->> 'rows')::integer AS rows,
      (SELECT sum(abs((day -> 'after' ->> 'amount')::numeric - (day -> 'before' ->> 'amount')::numeric)) FROM jsonb_array_elements(u.preview -> 'days') day) AS amount,
      NULL::bigint AS owner_id, '/flow-uploads/' || f.id AS link
    FROM flow_upload u JOIN raw_file f ON f.id = u.raw_file_id
    WHERE u.state = 'ready' AND ${dealerScope(tx, 'flow', 'u.dealer_id', params)}`,
};
