import type { Check } from './check';

/** Every projection is the sum of its ledger, and every document the sum of its lines. */
export const ledgerChecks: readonly Check[] = [
  {
    name: 'stock balances are the sums of their movements',
    query: `
      SELECT format('owner %s, location %s, SKU %s: on hand %s, moved %s; reserved %s, moved %s', owner_id, location_id, sku_id,
        b.on_hand, m.on_hand, b.reserved, m.reserved) AS breach
      FROM stock_balance b FULL JOIN (
        SELECT owner_id, location_id, sku_id, batch, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved
        FROM stock_movement GROUP BY 1, 2, 3, 4
      ) m USING (owner_id, location_id, sku_id, batch)
      WHERE (coalesce(b.on_hand, 0), coalesce(b.reserved, 0)) <> (coalesce(m.on_hand, 0), coalesce(m.reserved, 0))`,
  },
  {
    name: 'credit accounts are the sums of their movements',
    query: `
      SELECT format('seller %s, buyer %s: used %s, moved %s', seller_id, buyer_id, a.used, m.used) AS breach
      FROM credit_account a FULL JOIN (SELECT seller_id, buyer_id, sum(used_delta) AS used FROM credit_movement GROUP BY 1, 2) m USING (seller_id, buyer_id)
      WHERE coalesce(a.used, 0) <> coalesce(m.used, 0)`,
  },
  {
    name: 'reserved stock is what open orders wait for',
    query: `
      SELECT format('seller %s, location %s, SKU %s: reserved %s, waiting %s', owner_id, location_id, sku_id, b.reserved, w.waiting) AS breach
      FROM (SELECT owner_id, location_id, sku_id, sum(reserved) AS reserved FROM stock_balance GROUP BY 1, 2, 3) b FULL JOIN (
        SELECT l.seller_id AS owner_id, l.location_id, l.sku_id, sum(l.allocated_base - l.shipped_base) AS waiting
        FROM order_line l JOIN sales_order o ON o.id = l.order_id WHERE o.state <> 'draft' GROUP BY 1, 2, 3
      ) w USING (owner_id, location_id, sku_id)
      WHERE coalesce(b.reserved, 0) <> coalesce(w.waiting, 0)`,
  },
  {
    name: 'production plans are the sums of their movements',
    query: `
      SELECT format('plan %s: planned %s, moved %s; promised %s, moved %s; produced %s, moved %s; allocated %s, moved %s', p.id,
        p.planned, m.planned, p.promised, m.promised, p.produced, m.produced, p.allocated, m.allocated) AS breach
      FROM production_plan p LEFT JOIN (
        SELECT plan_id, sum(planned_delta) AS planned, sum(promised_delta) AS promised, sum(produced_delta) AS produced, sum(allocated_delta) AS allocated
        FROM production_movement GROUP BY 1
      ) m ON m.plan_id = p.id
      WHERE (p.planned, p.promised, p.produced, p.allocated)
        <> (coalesce(m.planned, 0), coalesce(m.promised, 0), coalesce(m.produced, 0), coalesce(m.allocated, 0))`,
  },
  {
    name: 'expense budgets are the sums of their movements',
    query: `
      SELECT format('budget %s: used %s, moved %s', b.code, b.used, m.used) AS breach
      FROM expense_budget b LEFT JOIN (SELECT budget_id, sum(used_delta) AS used FROM expense_movement GROUP BY 1) m ON m.budget_id = b.id
      WHERE b.used <> coalesce(m.used, 0)`,
  },
  {
    name: 'expense budgets pay what promotions gave',
    query: `
      SELECT format('order %s, budget %s: booked %s, given %s', order_id, budget_id, m.used, p.amount) AS breach
      FROM (SELECT document_id AS order_id, budget_id, sum(used_delta) AS used FROM expense_movement WHERE document = 'order' GROUP BY 1, 2) m
      FULL JOIN (SELECT order_id, budget_id, sum(amount) AS amount FROM order_line_promotion WHERE budget_id IS NOT NULL GROUP BY 1, 2) p
        USING (order_id, budget_id)
      WHERE coalesce(m.used, 0) <> coalesce(p.amount, 0)`,
  },
  {
    name: 'the discount of a line is what its promotions take off',
    query: `
      SELECT format('order line %s: discount %s, promotions %s', l.id, l.discount, coalesce(sum(p.amount), 0)) AS breach
      FROM order_line l JOIN sales_order o ON o.id = l.order_id LEFT JOIN order_line_promotion p ON p.order_line_id = l.id
      WHERE NOT l.gift AND o.state NOT IN ('draft', 'refused', 'cancelled') GROUP BY l.id HAVING l.discount <> coalesce(sum(p.amount), 0)`,
  },
  {
    name: 'credit is taken by orders, less what came back',
    query: `
      SELECT format('seller %s, buyer %s: used %s, orders %s', seller_id, buyer_id, a.used, o.owed) AS breach
      FROM credit_account a FULL JOIN (
        SELECT seller_id, buyer_id, sum(total - coalesce((SELECT sum(r.credit) FROM order_return r WHERE r.order_id = o.id), 0)
          + coalesce((SELECT sum(m.used_delta) FROM credit_movement m WHERE m.order_id = o.id AND m.kind = 'settle'), 0)) AS owed
        FROM sales_order o WHERE state NOT IN ('draft', 'refused', 'cancelled') GROUP BY 1, 2
      ) o USING (seller_id, buyer_id)
      WHERE coalesce(a.used, 0) <> coalesce(o.owed, 0)`,
  },
  {
    name: 'order lines know what was asked back of them',
    query: `
      SELECT format('order line %s: returned %s, returns %s', l.id, l.returned_base, r.base) AS breach
      FROM order_line l LEFT JOIN (
        SELECT t.order_line_id, sum(coalesce(t.approved_base, t.requested_base)) AS base
        FROM return_line t JOIN order_return r ON r.id = t.return_id WHERE r.state NOT IN ('refused', 'withdrawn') GROUP BY 1
      ) r ON r.order_line_id = l.id
      WHERE l.returned_base <> coalesce(r.base, 0)`,
  },
  {
    name: 'orders cost what their lines cost',
    query: `
      SELECT format('order %s: total %s, lines %s', o.number, o.total, sum(l.amount)) AS breach
      FROM sales_order o JOIN order_line l ON l.order_id = o.id WHERE o.state <> 'draft' GROUP BY o.id HAVING o.total <> sum(l.amount)`,
  },
  {
    name: 'order lines know what their shipments carried',
    query: `
      SELECT format('order line %s: shipped %s, carried %s; received %s, booked %s', l.id, l.shipped_base, s.shipped, l.received_base, s.received) AS breach
      FROM order_line l LEFT JOIN (
        SELECT order_line_id, sum(base_quantity) AS shipped, sum(received_base) AS received FROM shipment_line GROUP BY 1
      ) s ON s.order_line_id = l.id
      WHERE (l.shipped_base, l.received_base) <> (coalesce(s.shipped, 0), coalesce(s.received, 0))`,
  },
];
