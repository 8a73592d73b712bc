import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { buildChannel, FIRST, firstTierCtx, HEAD_OFFICE, OrdersDriver, PLANT, stockUp } from '@tributary/orders/testing';
import { scopeSettings } from '@tributary/platform';
import { Client } from 'pg';
import { report, seconds } from './report';


const PRICE = '100.00';

interface DraftLine {
  readonly id: number;
  readonly sku_id: number;
}

export interface OrderBenchmark {
  readonly lines: number;
  readonly rounds: number;
  readonly warmUp: number;
}

/**
 * Submitting an order: ours (prices, supply, catalogue, credit, allocation, journal and all) against one hand-written
 * transaction that makes the same writes and knows every value beforehand: under the same row-level security, and as the
 * owner of the tables without any (`-unsecured`). The sides take turns, so that whatever else the machine does strikes
 * them alike.
 */
export async function benchOrderSubmission({ lines: count, rounds, warmUp }: OrderBenchmark): Promise<void> {
  const db = await createTestDatabase();
  try {
    await arrange(db, count);
    const driver = await OrdersDriver.on(db);
    const buyer = firstTierCtx();
    const secured = new Client({ connectionString: db.appUrl });
    await secured.connect();
    let [ours, reference, unsecured] = [0, 0, 0];
    for (let round = -warmUp; round < rounds; round += 1) {
      await fillBasket(db.owner, count);
      const own = await seconds(() => driver.submit(buyer));
      const theirs = await timed(db.owner, count, (lines) => handWritten(secured, `BEGIN; ${scopeSettings(buyer.scope)}`, `S-${round}`, lines));
      const bare = await timed(db.owner, count, (lines) => handWritten(db.owner, 'BEGIN', `U-${round}`, lines));
      if (round >= 0) [ours, reference, unsecured] = [ours + own, reference + theirs, unsecured + bare];
    }
    await secured.end();
    report({ name: `order-${count}`, ours: rounds / ours, reference: rounds / reference, unit: 'orders/s' });
    report({ name: `order-${count}-unsecured`, ours: rounds / ours, reference: rounds / unsecured, unit: 'orders/s' });
  } finally {
    await db.drop();
  }
}

async function arrange(db: TestDatabase, lines: number): Promise<void> {
  await buildChannel(db.owner, lines);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, Object.fromEntries(Array.from({ length: lines }, (_, i) => [i + 1, '10000000'])));
  await db.owner.query('UPDATE dealer SET credit_limit = 1000000000 WHERE id = $1', [FIRST]);
}

/** A draft with so many lines of one drum each; not part of the measurement. */
async function fillBasket(owner: Client, lines: number): Promise<DraftLine[]> {
  const { rows } = await owner.query<DraftLine>(
    `WITH draft AS (
       INSERT INTO sales_order (tier, seller_id, buyer_id, state, created_by) VALUES (1, $1, $2, 'draft', 1) RETURNING id
     )
     INSERT INTO order_line (order_id, seller_id, buyer_id, line_no, sku_id, sku_code, sku_name, base_unit, quantity, unit, base_quantity)
     SELECT draft.id, $1, $2, s.id, s.id, s.code, s.name, s.base_unit, 1, s.base_unit, 1 FROM draft, sku s WHERE s.id <= $3 RETURNING id, sku_id`,
    [HEAD_OFFICE, FIRST, lines],
  );
  return rows;
}

async function timed(owner: Client, count: number, submit: (lines: readonly DraftLine[]) => Promise<void>): Promise<number> {
  const lines = await fillBasket(owner, count);
  return seconds(() => submit(lines));
}

/** What somebody in a hurry would write: the same rows, no questions asked. */
async function handWritten(client: Client, begin: string, number: string, lines: readonly DraftLine[]): Promise<void> {
  const total = (Number(PRICE) * lines.length).toFixed(2);
  const [ids, skus] = [lines.map((line) => line.id), lines.map((line) => line.sku_id)];
  await client.query(begin);
  const { rows } = await client.query<{ id: number }>(`SELECT id FROM sales_order WHERE buyer_id = $1 AND seller_id = $2 AND state = 'draft' FOR UPDATE`, [FIRST, HEAD_OFFICE]);
  const orderId = rows[0]?.id;
  await client.query('UPDATE credit_account SET used = used + $3 WHERE seller_id = $1 AND buyer_id = $2', [HEAD_OFFICE, FIRST, total]);
  await client.query(`INSERT INTO credit_movement (seller_id, buyer_id, order_id, kind, used_delta, actor_name) VALUES ($1, $2, $3, 'reserve', $4, 'x')`, [HEAD_OFFICE, FIRST, orderId, total]);
  await client.query(
    `INSERT INTO order_event (order_id, seller_id, buyer_id, at, name, from_state, to_state, user_id, actor_name, detail)
     VALUES ($1, $2, $3, now(), 'submit', 'draft', 'submitted', 1, 'x', '{"lines":20}')`,
    [orderId, HEAD_OFFICE, FIRST],
  );
  await client.query(`INSERT INTO audit_entry (organisation_id, user_id, actor_name, action, subject, subject_id, detail, correlation_id) VALUES ($1, 1, 'x', 'orders.submit', 'order', $2, '{"lines":20}', 'c')`, [FIRST, String(orderId)]);
  await client.query(`INSERT INTO outbox (kind, name, payload, correlation_id) VALUES ('event', 'orders.order-submitted', '{"orderId":1}', 'c')`);
  await client.query(
    `UPDATE sales_order SET state = 'submitted', number = $2, total = $3, search_text = 'so甲', submitted_at = now(), updated_at = now() WHERE id = $1`,
    [orderId, number, total],
  );
  await client.query('UPDATE order_line SET location_id = $2, unit_price = $3, amount = $3, price_list_id = 1 WHERE id = ANY ($1)', [ids, PLANT, PRICE]);
  await client.query(
    `UPDATE stock_balance SET reserved = reserved + 1 WHERE owner_id = $1 AND location_id = $2 AND sku_id = ANY ($3) AND on_hand - reserved >= 1`,
    [HEAD_OFFICE, PLANT, skus],
  );
  await client.query(
    `INSERT INTO stock_movement (owner_id, location_id, sku_id, kind, on_hand_delta, reserved_delta, document, document_id, document_number, actor_name)
     SELECT $1, $2, s, 'reserve', 0, 1, 'order', $4, $5, 'x' FROM unnest($3::bigint[]) s`,
    [HEAD_OFFICE, PLANT, skus, orderId, number],
  );
  await client.query('COMMIT');
}
