import type { SeedStep } from '../seed-step';

/** Lists of the demo's buyers: made of what they ordered last; and what they starred. */
export const templatesStep: SeedStep = {
  name: 'templates',
  async run({ client }) {
    const { rowCount } = await client.query('SELECT 1 FROM order_template LIMIT 1');
    if (rowCount !== 0) return 0;
    const made = await client.query(TEMPLATES);
    await client.query(LINES);
    await client.query(FAVOURITES);
    return made.rowCount ?? 0;
  },
};

const TEMPLATES = `
  INSERT INTO order_template (buyer_id, seller_id, name, shared, created_by, created_by_name, created_at, updated_at)
  SELECT u.organisation_id, o.seller_id, t.name, t.shared, u.id, u.name, o.submitted_at, o.submitted_at
  FROM (VALUES ('buyer1', '每周常规', true, 0), ('buyer1', '月底备货', false, 1), ('dealer2', '门店补货', true, 0)) AS t(account, name, shared, place)
  JOIN app_user u ON u.account = t.account
  CROSS JOIN LATERAL (
    SELECT o.seller_id, o.submitted_at FROM sales_order o WHERE o.buyer_id = u.organisation_id AND o.submitted_at IS NOT NULL
    ORDER BY o.submitted_at OFFSET t.place LIMIT 1
  ) o`;

/** Each list holds what the order of its date held. */
const LINES = `
  INSERT INTO order_template_line (template_id, line_no, sku_id, sku_code, sku_name, sku_name_en, quantity, unit)
  SELECT t.id, row_number() OVER (PARTITION BY t.id ORDER BY min(l.line_no)), l.sku_id, l.sku_code, l.sku_name, l.sku_name_en, sum(l.quantity), l.unit
  FROM order_template t JOIN sales_order o ON o.buyer_id = t.buyer_id AND o.submitted_at = t.created_at JOIN order_line l ON l.order_id = o.id AND NOT l.gift
  GROUP BY t.id, l.sku_id, l.sku_code, l.sku_name, l.sku_name_en, l.unit`;

const FAVOURITES = `
  INSERT INTO favourite (user_id, buyer_id, sku_id, at)
  SELECT DISTINCT t.created_by, t.buyer_id, l.sku_id, t.created_at FROM order_template t JOIN order_template_line l ON l.template_id = t.id WHERE l.line_no <= 3
  ON CONFLICT DO NOTHING`;
