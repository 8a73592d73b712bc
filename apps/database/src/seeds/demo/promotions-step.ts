import { addDays, searchText } from '@tributary/kernel';
import { HEAD_OFFICE_ID } from '../company/dealers';
import type { SeedStep } from '../seed-step';
import { DEMO_BUDGETS, demoPromotions } from './promotions';

/** Promotions of head office and the budgets that pay for them; the orders of the story come under them. */
export const promotionsStep: SeedStep = {
  name: 'promotions',
  async run({ client, company }) {
    const valid = `[${addDays(company.until, -150)},${addDays(company.until, 150)})`;
    for (const { code, name, nameEn, kind, amount } of DEMO_BUDGETS) {
      await client.query(
        `INSERT INTO expense_budget (seller_id, code, name, name_en, kind, valid, amount) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (code) DO NOTHING`,
        [HEAD_OFFICE_ID, code, name, nameEn, kind, valid, amount],
      );
    }
    const promotions = demoPromotions(company);
    for (const plan of promotions) {
      await client.query(
        `INSERT INTO promotion (seller_id, code, name, name_en, kind, rule, product_line_ids, sku_ids, grades, valid, priority, stacking, orders_per_dealer, budget_id, search_text)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, daterange($10, $11, '[]'), $12, $13, $14, (SELECT id FROM expense_budget WHERE code = $15), $16
         ON CONFLICT (code) DO NOTHING`,
        [
          HEAD_OFFICE_ID, plan.code, plan.name, plan.nameEn, plan.kind, JSON.stringify(plan.rule), plan.lines, plan.skus, plan.grades, plan.from, plan.to,
          plan.priority, plan.stacking, plan.ordersPerDealer, plan.budget, searchText(plan.code, plan.name, plan.nameEn),
        ],
      );
    }
    return DEMO_BUDGETS.length + promotions.length;
  },
};
