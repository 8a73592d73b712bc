import { prepared } from '@tributary/platform';

/** Whence somebody sees a row, if not by a permission group. */
export type DerivedSource = 'own' | 'supplier' | 'recommended';

/** What a dealer's people see without a group: dimension, kind and id of rows. Head office (tier NULL) sees nothing of it. */
const DERIVED: readonly (readonly [DerivedSource, string])[] = [
  ['own', `SELECT dimension, 'dealer' AS kind, $2::bigint AS item_id FROM unnest(ARRAY['dealers', 'flow']) AS dimension WHERE $3::smallint IS NOT NULL`],
  ['own', `SELECT 'stock', 'location', l.id FROM stock_location l WHERE $3 IS NOT NULL AND l.owner_id = $2`],
  ['supplier', `SELECT 'stock', 'location', l.id FROM stock_location l WHERE $3 IS NOT NULL AND l.owner_id = ANY (ARRAY(SELECT id FROM supplier))`],
  [
    'supplier',
    `SELECT 'price', 'price_list', p.id FROM price_list p
     WHERE p.seller_id = ANY (ARRAY(SELECT id FROM supplier)) AND (p.buyer_id IS NULL OR p.buyer_id = $2)`,
  ],
  [
    'recommended',
    `SELECT 'price', 'price_list', p.id FROM price_list p WHERE p.seller_id IS NULL AND p.tier = 2 AND EXISTS (SELECT 1 FROM supplier)`,
  ],
];

/** The CTEs that a scope rests on: `granted` groups, and the `supplier` dealers of today that may trade. */
const BASIS = `granted AS MATERIALIZED (
  SELECT DISTINCT g.id, g.dimension, g.everything
  FROM access_grant a JOIN access_group g ON g.id = a.group_id
  WHERE a.user_id = $1::bigint OR a.organisation_id = $2::bigint OR a.tier = $3::smallint
), supplier AS MATERIALIZED (
  SELECT DISTINCT d.id
  FROM supply_relation r JOIN dealer d ON d.id = r.supplier_id
  WHERE r.buyer_id = $2 AND r.valid @> $4::date AND d.status = 'active'
)`;

/**
 * The whole scope of one person in one statement. $1 user (NULL: none in particular), $2 organisation, $3 tier (NULL: head
 * office), $4 today.
 *
 * Head-office people see what their groups name. A dealer's people see, besides their groups: their own dealer; the
 * names of those it trades or traded with; the stock locations and price lists of the first-tier dealers that supply it
 * today and may trade. Head office's own locations and lists always come from groups.
 */
export const SCOPE_SQL = prepared(`
WITH ${BASIS}, item AS MATERIALIZED (
  SELECT DISTINCT g.dimension, i.kind, i.item_id
  FROM granted g JOIN access_group_item i ON i.group_id = g.id
), partner AS (
  SELECT r.supplier_id AS id FROM supply_relation r WHERE r.buyer_id = $2 AND lower(r.valid) <= $4::date
  UNION
  SELECT r.buyer_id FROM supply_relation r WHERE r.supplier_id = $2 AND $3 IS NOT NULL AND lower(r.valid) <= $4::date
  UNION
  SELECT o.id FROM organisation o WHERE o.kind = 'head_office' AND $3 = 1
), reach AS (
  SELECT dimension, kind, item_id FROM item
  ${DERIVED.map(([, rows]) => `UNION ${rows}`).join('\n  ')}
)
SELECT to_jsonb(ARRAY(SELECT id FROM partner ORDER BY id)) AS counterparties,
       ARRAY(SELECT DISTINCT dimension FROM granted WHERE everything) AS everything,
       coalesce((SELECT jsonb_object_agg(named.dimension || '.' || named.kind, named.ids)
                 FROM (SELECT dimension, kind, jsonb_agg(item_id ORDER BY item_id) AS ids FROM reach GROUP BY dimension, kind) named),
                '{}') AS named`);

/**
 * SQL: the CTEs of the same scope with the reason for every row: `reach` has dimension, kind, item_id (NULL: everything of
 * the dimension), and reason as JSON. The parameters are those of `SCOPE_SQL`.
 */
export const REASONED_REACH = `WITH ${BASIS}, grantee AS (
  SELECT a.group_id, CASE WHEN bool_or(a.organisation_id IS NOT NULL) THEN 'dealer' ELSE 'tier' END AS "grantedTo"
  FROM access_grant a WHERE a.organisation_id = $2::bigint OR a.tier = $3::smallint GROUP BY a.group_id
), told AS (
  SELECT g.id, g.dimension, g.everything,
    jsonb_build_object('source', 'group', 'groupId', g.id, 'groupName', n.name, 'groupNameEn', nullif(n.name_en, ''), 'grantedTo', e."grantedTo") AS reason
  FROM granted g JOIN access_group n ON n.id = g.id JOIN grantee e ON e.group_id = g.id
), reach AS (
  SELECT t.dimension, NULL::text AS kind, NULL::bigint AS item_id, t.reason FROM told t WHERE t.everything
  UNION ALL SELECT t.dimension, i.kind, i.item_id, t.reason FROM told t JOIN access_group_item i ON i.group_id = t.id
  ${DERIVED.map(([source, rows]) => `UNION ALL SELECT x.*, '{"source": "${source}", "groupId": null, "groupName": null, "groupNameEn": null, "grantedTo": null}'::jsonb FROM (${rows}) AS x(dimension, kind, item_id)`).join('\n  ')}
)`;
