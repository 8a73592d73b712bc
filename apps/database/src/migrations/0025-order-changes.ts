import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A promotion as orders keep it: see `PromotionTerm` of orders. */
const TERM = `jsonb_build_object('promotionId', p.id, 'code', p.code, 'name', p.name, 'nameEn', p.name_en,
  'goods', jsonb_build_object('productLineIds', to_jsonb(p.product_line_ids), 'skuIds', to_jsonb(p.sku_ids)),
  'rule', p.rule || jsonb_build_object('kind', p.kind) || CASE WHEN g.id IS NULL THEN '{}' ELSE jsonb_build_object('gift', (p.rule -> 'gift') || jsonb_build_object('unit', g.sales_unit)) END,
  'stacking', p.stacking, 'priority', p.priority, 'until', upper(p.valid) - 1, 'budgetId', p.budget_id, 'limited', p.orders_per_dealer IS NOT NULL)`;

/** What a change of an order needs: the promotions as they were when it was placed, the day that the buyer asks for, and words that versions keep. */
export class OrderChanges0025 implements MigrationInterface {
  readonly name = 'OrderChanges1760000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sales_order
        -- the day on which the buyer would like to have the goods: a wish, not a promise
        ADD COLUMN requested_on date,
        -- what the seller's promotions offered the buyer when the order was placed; changes are judged under them
        ADD COLUMN promotion_terms jsonb NOT NULL DEFAULT '[]';
      ALTER TABLE order_version
        -- NULL: from before versions kept them
        ADD COLUMN purchase_order_number text,
        ADD COLUMN note text,
        ADD COLUMN requested_on date;
      -- orders from before keep the promotions that they hold, as these are now
      UPDATE sales_order o SET promotion_terms = (
          SELECT jsonb_agg(${TERM} ORDER BY p.id) FROM promotion p LEFT JOIN sku g ON g.id = (p.rule -> 'gift' ->> 'skuId')::bigint
          WHERE p.id IN (SELECT h.promotion_id FROM order_line_promotion h WHERE h.order_id = o.id))
        WHERE EXISTS (SELECT 1 FROM order_line_promotion h WHERE h.order_id = o.id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE order_version DROP COLUMN purchase_order_number, DROP COLUMN note, DROP COLUMN requested_on;
      ALTER TABLE sales_order DROP COLUMN requested_on, DROP COLUMN promotion_terms`);
  }
}
