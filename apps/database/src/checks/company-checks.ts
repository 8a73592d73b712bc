import type { Check } from './check';

const NUMBERED = ['organisation', 'sku', 'price_list', 'stock_location', 'terminal', 'app_user', 'access_group', 'sales_order', 'shipment', 'feed', 'raw_file', 'flow_name'];

/** What the company's own records promise each other. */
export const companyChecks: readonly Check[] = [
  {
    name: 'every SKU has its base unit as 1/1, no other such unit, and its sales unit',
    query: `
      SELECT format('SKU %s', s.code) AS breach FROM sku s LEFT JOIN sku_unit u ON u.sku_id = s.id GROUP BY s.id
      HAVING count(*) FILTER (WHERE u.numerator = u.denominator) <> 1
        OR count(*) FILTER (WHERE u.unit = s.base_unit AND u.numerator = u.denominator) <> 1 OR count(*) FILTER (WHERE u.unit = s.sales_unit) <> 1`,
  },
  {
    name: 'a second-tier dealer buys from first-tier dealers, a first-tier one from head office',
    query: `
      SELECT format('relation %s', r.id) AS breach FROM supply_relation r
        JOIN dealer buyer ON buyer.id = r.buyer_id JOIN organisation o ON o.id = r.supplier_id LEFT JOIN dealer supplier ON supplier.id = o.id
      WHERE (buyer.tier = 1 AND o.kind <> 'head_office') OR (buyer.tier = 2 AND supplier.tier IS DISTINCT FROM 1)`,
  },
  {
    name: 'group items name rows that exist',
    query: `
      SELECT format('%s %s in group %s', i.kind, i.item_id, i.group_id) AS breach FROM access_group_item i
      WHERE NOT CASE i.kind
        WHEN 'dealer' THEN EXISTS (SELECT 1 FROM dealer WHERE id = i.item_id)
        WHEN 'branch' THEN EXISTS (SELECT 1 FROM branch WHERE id = i.item_id)
        WHEN 'product_line' THEN EXISTS (SELECT 1 FROM product_line WHERE id = i.item_id)
        WHEN 'sku' THEN EXISTS (SELECT 1 FROM sku WHERE id = i.item_id)
        WHEN 'price_list' THEN EXISTS (SELECT 1 FROM price_list WHERE id = i.item_id)
        ELSE EXISTS (SELECT 1 FROM stock_location WHERE id = i.item_id) END`,
  },
  {
    name: 'every terminal is of a kind that the company has named',
    query: `SELECT DISTINCT format('kind %s', t.type) AS breach FROM terminal t WHERE NOT EXISTS (SELECT 1 FROM terminal_kind k WHERE k.code = t.type)`,
  },
  {
    name: 'numbers are given out above those in use',
    query: NUMBERED.map(
      (table) => `SELECT '${table}' AS breach WHERE (SELECT coalesce(max(id), 0) FROM ${table}) > coalesce(pg_sequence_last_value(pg_get_serial_sequence('${table}', 'id')::regclass), 0)`,
    ).join(' UNION ALL '),
  },
];
