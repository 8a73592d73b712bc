import { prepared } from '@tributary/platform';

/**
 * The whole scope of one person in one statement. $1 user (NULL: none in particular), $2 organisation, $3 tier (NULL: head office), $4 today.
 *
 * Head-office people see what their groups name. A dealer's people see, besides their groups: their own dealer; the
 * names of those it trades or traded with; the stock locations and price lists of the first-tier dealers that supply it
 * today and may trade. Head office's own locations and lists always come from groups.
 */
export const SCOPE_SQL = prepared(`
WITH granted AS MATERIALIZED (
  SELECT DISTINCT g.id, g.dimension, g.everything
  FROM access_grant a JOIN access_group g ON g.id = a.group_id
  WHERE a.user_id = $1::bigint OR a.organisation_id = $2::bigint OR a.tier = $3::smallint
), item AS MATERIALIZED (
  SELECT DISTINCT g.dimension, i.kind, i.item_id
  FROM granted g JOIN access_group_item i ON i.group_id = g.id
), supplier AS MATERIALIZED (
  SELECT DISTINCT d.id
  FROM supply_relation r JOIN dealer d ON d.id = r.supplier_id
  WHERE r.buyer_id = $2 AND r.valid @> $4::date AND d.status = 'active'
), partner AS (
  SELECT r.supplier_id AS id FROM supply_relation r WHERE r.buyer_id = $2 AND lower(r.valid) <= $4::date
  UNION
  SELECT r.buyer_id FROM supply_relation r WHERE r.supplier_id = $2 AND $3 IS NOT NULL AND lower(r.valid) <= $4::date
  UNION
  SELECT o.id FROM organisation o WHERE o.kind = 'head_office' AND $3 = 1
), reach AS (
  SELECT dimension, kind, item_id FROM item
  UNION
  SELECT dimension, 'dealer', $2 FROM unnest(ARRAY['dealers', 'flow']) AS dimension WHERE $3 IS NOT NULL
  UNION
  SELECT 'stock', 'location', l.id FROM stock_location l
  WHERE $3 IS NOT NULL AND l.owner_id = ANY (ARRAY(SELECT id FROM supplier UNION ALL SELECT $2))
  UNION
  SELECT 'price', 'price_list', p.id FROM price_list p
  WHERE p.seller_id = ANY (ARRAY(SELECT id FROM supplier))
  UNION
  SELECT 'price', 'price_list', p.id FROM price_list p
  WHERE p.seller_id IS NULL AND p.tier = 2 AND EXISTS (SELECT 1 FROM supplier)
)
SELECT to_jsonb(ARRAY(SELECT id FROM partner ORDER BY id)) AS counterparties,
       ARRAY(SELECT DISTINCT dimension FROM granted WHERE everything) AS everything,
       coalesce((SELECT jsonb_object_agg(named.dimension || '.' || named.kind, named.ids)
                 FROM (SELECT dimension, kind, jsonb_agg(item_id ORDER BY item_id) AS ids FROM reach GROUP BY dimension, kind) named),
                '{}') AS named`);
