import type { MigrationInterface, QueryRunner } from 'typeorm';
import { granted, partyVisible, secure } from './visibility';

/** What promotions gave the lines of an order: the reason as it was, the amount as it still holds. */
export class OrderPromotions0022 implements MigrationInterface {
  readonly name = 'OrderPromotions1760000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_line_promotion (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        order_id bigint NOT NULL REFERENCES sales_order,
        order_line_id bigint NOT NULL REFERENCES order_line ON DELETE CASCADE,
        seller_id bigint NOT NULL,
        buyer_id bigint NOT NULL,
        promotion_id bigint NOT NULL REFERENCES promotion,
        budget_id bigint REFERENCES expense_budget,
        -- CNY off the line, or what a gift costs whoever pays: as granted for base_quantity, and what is left of it after cuts
        granted numeric(16,2) NOT NULL CHECK (granted >= 0),
        base_quantity numeric(18,3) NOT NULL CHECK (base_quantity > 0),
        amount numeric(16,2) NOT NULL CHECK (amount >= 0),
        -- a gift: every step_base base units of what was bought earned gift_base of it
        earned_sku_id bigint REFERENCES sku,
        step_base numeric(18,3) CHECK (step_base > 0),
        gift_base numeric(18,3) CHECK (gift_base > 0),
        -- code, names and why, as they were
        explanation jsonb NOT NULL,
        CHECK (amount <= granted),
        UNIQUE NULLS NOT DISTINCT (order_line_id, promotion_id, earned_sku_id)
      );
      CREATE INDEX order_line_promotion_order ON order_line_promotion (order_id);
      CREATE INDEX order_line_promotion_buyer ON order_line_promotion (promotion_id, buyer_id);
      CREATE INDEX order_line_promotion_budget ON order_line_promotion (budget_id) WHERE budget_id IS NOT NULL;
      ${secure('order_line_promotion', partyVisible('buyer_id', 'seller_id'))}
      ${granted('order_line_promotion')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_line_promotion CASCADE');
  }
}
