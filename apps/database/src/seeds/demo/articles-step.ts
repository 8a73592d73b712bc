import type { SeedStep } from '../seed-step';

/** Own article numbers of the first dealer, for what it orders most. */
export const articlesStep: SeedStep = {
  name: 'articles',
  async run({ client }) {
    const { rowCount } = await client.query(ARTICLES);
    return rowCount ?? 0;
  },
};

const ARTICLES = `
  INSERT INTO dealer_article (dealer_id, number_key, number_shown, sku_id, updated_by, updated_at)
  SELECT u.organisation_id, text_key(n.number), n.number, n.sku_id, u.name, now()
  FROM app_user u CROSS JOIN LATERAL (
    SELECT l.sku_id, 'RY-' || lpad((row_number() OVER (ORDER BY count(*) DESC, l.sku_id) * 10)::text, 4, '0') AS number
    FROM sales_order o JOIN order_line l ON l.order_id = o.id AND NOT l.gift
    WHERE o.buyer_id = u.organisation_id AND o.submitted_at IS NOT NULL GROUP BY l.sku_id ORDER BY count(*) DESC, l.sku_id LIMIT 8
  ) n
  WHERE u.account = 'buyer1'
  ON CONFLICT DO NOTHING`;
