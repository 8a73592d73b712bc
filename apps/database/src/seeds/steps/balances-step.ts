import type { SeedStep } from '../seed-step';

/** The projections of the ledgers: sums of their movements, by construction. */
export const balancesStep: SeedStep = {
  name: 'balances',
  async run({ client }) {
    const stock = await client.query(`
      INSERT INTO stock_balance (owner_id, location_id, sku_id, batch, on_hand, reserved)
      SELECT owner_id, location_id, sku_id, batch, sum(on_hand_delta), sum(reserved_delta) FROM stock_movement GROUP BY 1, 2, 3, 4`);
    const credit = await client.query(`
      INSERT INTO credit_account (seller_id, buyer_id, credit_limit, used)
      SELECT DISTINCT ON (r.supplier_id, r.buyer_id) r.supplier_id, r.buyer_id, d.credit_limit,
        coalesce((SELECT sum(m.used_delta) FROM credit_movement m WHERE m.seller_id = r.supplier_id AND m.buyer_id = r.buyer_id), 0)
      FROM supply_relation r JOIN dealer d ON d.id = r.buyer_id`);
    return (stock.rowCount ?? 0) + (credit.rowCount ?? 0);
  },
};
