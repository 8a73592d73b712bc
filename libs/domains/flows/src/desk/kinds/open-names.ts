import { dealerScope } from '@tributary/platform';
import type { NameKind } from '../../name/flow-name.repository';
import type { TaskKind } from '../task-kind';

/** A name that means nothing yet; its rows and its amount are kept with it. */
function openNames(code: string, kind: NameKind): TaskKind {
  return {
    code,
    sql: (tx, params) => `
      SELECT n.id::text AS subject, n.dealer_id, n.text_shown AS title, NULL::jsonb AS reason, n.first_seen_at AS since, n.rows, nullif(n.amount, 0) AS amount,
        NULL::bigint AS owner_id, '/unmatched-names?kind=${kind}&name=' || n.id AS link, n.amount AS weight, n.id AS place
      FROM flow_name n WHERE n.kind = '${kind}' AND n.sku_id IS NULL AND n.terminal_id IS NULL AND n.rows > 0 AND ${dealerScope(tx, 'flow', 'n.dealer_id', params)}`,
    // as the index of open names has them: there may be millions
    order: 'k.weight DESC, k.place DESC',
  };
}

export const openProducts = openNames('unmatched-product', 'product');
export const openTerminals = openNames('unmatched-terminal', 'terminal');
