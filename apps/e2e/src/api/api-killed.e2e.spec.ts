import { randomUUID } from 'node:crypto';
import type { Http, Reply } from '../harness/http';
import { startWorld, type World } from '../harness/world';

const BUYERS = ['buyer1', ...Array.from({ length: 9 }, (_, index) => `d${1002 + index}`)];
/** The long form, a thousand in all: KILLED_ORDERS_EACH=100, by `npm run killed`. */
const ORDERS_EACH = Number(process.env['KILLED_ORDERS_EACH'] ?? 12);
/** The API is killed whenever another so many orders have been acknowledged. */
const KILL_EVERY = Math.floor((ORDERS_EACH * 9) / 5);

interface Offer {
  readonly skuId: number;
  readonly salesUnit: string;
  readonly packMultiple: string;
  readonly available: string;
  readonly price: object | null;
}

let world: World;
beforeAll(async () => {
  world = await startWorld({ apiAlone: true });
});
afterAll(() => world?.stop());

const A_WHILE_MS = 150;
/** Ten times what it takes on an idle machine: how long is nothing that this test is about. */
const PATIENCE_MS = 900_000;

/** Asks again, under the same key, until an answer comes: what the portal does with a lost reply. */
async function insist(client: Http, method: string, path: string, body: unknown, idempotencyKey: string): Promise<Reply> {
  for (;;) {
    const reply = await client.call(method, path, body, { idempotencyKey }).catch(() => undefined);
    if (reply && reply.status < 500) return reply;
    await new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));
  }
}

/** One buyer's orders, one after the other; tells of each acknowledged one. */
async function buy(account: string, acknowledged: (id: number) => void): Promise<void> {
  const client = await world.signIn(account);
  const [supplier] = await client.get<{ id: number }[]>('/api/suppliers');
  const sellerId = supplier?.id;
  const { items } = await client.get<{ items: Offer[] }>(`/api/offers?sellerId=${sellerId}&inStock=true&limit=100`);
  const offer = items.find(({ price, available, packMultiple }) => price && Number(available) > ORDERS_EACH * Number(packMultiple));
  if (!offer) throw new Error(`${account} finds nothing to order.`);
  const line = { sellerId, skuId: offer.skuId, quantity: offer.packMultiple, unit: offer.salesUnit };
  for (let turn = 0; turn < ORDERS_EACH; turn += 1) {
    expect((await insist(client, 'PUT', '/api/basket/lines', line, randomUUID())).status).toBe(200);
    const reply = await insist(client, 'POST', '/api/basket/submit', { sellerId, purchaseOrderNumber: `${account}-${turn}` }, randomUUID());
    expect([reply.status, reply.text]).toEqual([201, expect.anything()]);
    acknowledged(reply.json<{ id: number }>().id);
  }
}

describe('an API process that is killed again and again in the middle of many submissions', () => {
  it('has every acknowledged order once, and none by halves', async () => {
    await world.owner.query('UPDATE dealer SET credit_limit = 1000000000');
    await world.owner.query(`DELETE FROM order_line WHERE order_id IN (SELECT id FROM sales_order WHERE state = 'draft')`);
    await world.owner.query(`WITH more AS (UPDATE stock_balance SET on_hand = on_hand + 1000000 RETURNING *)
      INSERT INTO stock_movement (owner_id, location_id, sku_id, batch, kind, on_hand_delta, reserved_delta, document, document_id, actor_name)
      SELECT owner_id, location_id, sku_id, batch, 'receipt', 1000000, 0, 'opening', 0, 'test' FROM more`);
    const before = await world.owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM sales_order WHERE state <> 'draft'`);
    const ids: number[] = [];
    let kills = 0;
    let restart = Promise.resolve();
    const acknowledged = (id: number): void => {
      ids.push(id);
      if (ids.length % KILL_EVERY !== 0) return;
      kills += 1;
      restart = restart.then(() => world.killApi());
    };
    await Promise.all(BUYERS.map((account) => buy(account, acknowledged)));
    await restart;

    expect(kills).toBeGreaterThanOrEqual(5);
    expect(new Set(ids).size).toBe(BUYERS.length * ORDERS_EACH);
    const { rows } = await world.owner.query<{ orders: number; named: number; credit: number; journal: number; told: number }>(
      `WITH placed AS (SELECT id, purchase_order_number FROM sales_order WHERE id = ANY ($1) AND number IS NOT NULL)
       SELECT count(*)::int AS orders, count(DISTINCT purchase_order_number)::int AS named,
         (SELECT count(*)::int FROM credit_movement WHERE order_id = ANY ($1) AND kind = 'reserve') AS credit,
         (SELECT count(*)::int FROM order_event WHERE order_id = ANY ($1) AND name = 'submit') AS journal,
         (SELECT count(*)::int FROM outbox WHERE name = 'orders.order-submitted' AND (payload->>'orderId')::bigint = ANY ($1)) AS told
       FROM placed`,
      [ids],
    );
    expect(rows).toEqual([{ orders: ids.length, named: ids.length, credit: ids.length, journal: ids.length, told: ids.length }]);
    const after = await world.owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM sales_order WHERE state <> 'draft'`);
    expect((after.rows[0]?.count ?? 0) - (before.rows[0]?.count ?? 0)).toBe(ids.length);
    expect(await world.check()).not.toContain('BROKEN');
  }, PATIENCE_MS);
});
