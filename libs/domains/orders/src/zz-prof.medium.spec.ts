import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { sql, type TxCtx } from '@tributary/platform';
import { addFirstTier, buildChannel, firstTierCtx, HEAD_OFFICE, PLANT, stockUp } from './testing/channel.builder';
import { OrdersDriver } from './testing/channel.driver';
let db: TestDatabase;
let orders: OrdersDriver;
const N = 300;
it('bench', async () => {
  db = await createTestDatabase(10);
  await buildChannel(db.owner, 400);
  await stockUp(db.owner, HEAD_OFFICE, PLANT, Object.fromEntries(Array.from({ length: 400 }, (_, i) => [i + 1, '10000000'])));
  orders = await OrdersDriver.on(db);
  const dealers = Array.from({ length: N }, (_, i) => 1000 + i);
  for (const d of dealers) await addFirstTier(db.owner, d);
  await db.owner.query('UPDATE dealer SET credit_limit = 100000000');
  const open = process.env['OPEN'] ? null : PLANT;
  const fill = async () => {
    for (const d of dealers) {
      const { rows } = await db.owner.query(`INSERT INTO sales_order (tier, seller_id, buyer_id, state, created_by) VALUES (1, 1, $1, 'draft', 1) RETURNING id`, [d]);
      await db.owner.query(`INSERT INTO order_line (order_id, seller_id, buyer_id, line_no, sku_id, sku_code, sku_name, sku_name_en, base_unit, wanted_location_id, quantity, unit, base_quantity)
        SELECT $1::bigint, 1, $2::bigint, i, 1 + ($2::bigint * 7 + i * 13) % 400, 'SKU', 'n', 'n', 'drum', $3::bigint, 2, 'drum', 2 FROM generate_series(1, 20) i`, [rows[0].id, d, open]);
    }
    await db.owner.query('VACUUM ANALYZE');
  };
  const reference = async (tx: TxCtx, d: number) => {
    const [o] = await sql<{ id: number }>(tx, `UPDATE sales_order SET state = 'submitted', number = 'R-' || nextval('order_number'), total = 4000, search_text = 'so202603000123 po7 经销商 jxs', submitted_at = now(), updated_at = now() WHERE buyer_id = $1 AND seller_id = 1 AND state = 'draft' RETURNING id`, [d]);
    const id = o?.id ?? 0;
    await sql(tx, `UPDATE order_line SET location_id = $2, unit_price = 100, amount = 200, price_list_id = 1 WHERE order_id = $1`, [id, PLANT]);
    await sql(tx, `INSERT INTO order_event (order_id, seller_id, buyer_id, name, from_state, to_state, actor_name) VALUES ($1, 1, $2, 'submit', 'draft', 'submitted', 'x')`, [id, d]);
    await sql(tx, `INSERT INTO audit_entry (organisation_id, user_id, actor_name, action, subject, subject_id, correlation_id) VALUES ($1, 1, 'x', 'orders.submit', 'order', $2, 'c')`, [d, String(id)]);
    await sql(tx, `INSERT INTO outbox (kind, name, payload, correlation_id) VALUES ('event', 'orders.order-submitted', '{}', 'c')`);
    await sql(tx, `INSERT INTO credit_account AS a (seller_id, buyer_id, credit_limit, used) VALUES (1, $1, 100000000, 4000) ON CONFLICT (buyer_id, seller_id) DO UPDATE SET used = a.used + 4000`, [d]);
    await sql(tx, `INSERT INTO credit_movement (seller_id, buyer_id, order_id, kind, used_delta, actor_name) VALUES (1, $1, $2, 'reserve', 4000, 'x')`, [d, id]);
    await sql(tx, `UPDATE stock_balance b SET reserved = reserved + l.q FROM (SELECT sku_id, sum(base_quantity) AS q FROM order_line WHERE order_id = $1 GROUP BY sku_id) l WHERE b.sku_id = l.sku_id AND b.location_id = $2 AND b.owner_id = 1`, [id, PLANT]);
    await sql(tx, `INSERT INTO stock_movement (owner_id, location_id, sku_id, kind, on_hand_delta, reserved_delta, document, document_id, actor_name) SELECT 1, $2, sku_id, 'reserve', 0, sum(base_quantity), 'order', $1, 'x' FROM order_line WHERE order_id = $1 GROUP BY sku_id`, [id, PLANT]);
  };
  const run = async (parallel: number, one: (d: number) => Promise<unknown>) => {
    const queue = [...dealers];
    const start = process.hrtime.bigint();
    await Promise.all(Array.from({ length: parallel }, async () => { for (let d = queue.pop(); d; d = queue.pop()) await one(d); }));
    return N / (Number(process.hrtime.bigint() - start) / 1e9);
  };
  const ours = (d: number) => orders.submit(firstTierCtx(d));
  const ref = (d: number) => db.uow.write(firstTierCtx(d), (tx) => reference(tx, d));
  const stats = new Map<string, [number, number]>();
  const create = db.source.createQueryRunner.bind(db.source);
  db.source.createQueryRunner = ((mode: never) => {
    const r = create(mode); const q = r.query.bind(r) as never as (...a: unknown[]) => Promise<unknown>;
    r.query = (async (...a: unknown[]) => {
      const text = String(a[0]); const k = text.trim().replace(/\s+/g, ' ').slice(0, 60);
      const e = stats.get(k) ?? [0, 0]; e[0] += 1; stats.set(k, e);
      if (e[0] === 60 && /^(SELECT|WITH|INSERT|UPDATE)/.test(text.trim())) {
        await q('SAVEPOINT x'); const res = (await q('EXPLAIN (ANALYZE, BUFFERS OFF) ' + text, a[1])) as { 'QUERY PLAN': string }[]; await q('ROLLBACK TO x');
        const rows = Array.isArray(res) ? res : (res as { records: { 'QUERY PLAN': string }[] }).records;
        const lines = rows.map((x) => x['QUERY PLAN']);
        process.stderr.write('#### ' + k + '\n' + (process.env['FULL'] ? lines.join('\n') : lines.slice(-12).filter((l) => /Planning|Execution|Trigger/.test(l)).join('\n')) + '\n');
      }
      return q(...a);
    }) as never;
    return r;
  }) as never;
  const dump = (label: string, total: number) => { process.stderr.write(label + ' total/order ' + (1000 / total).toFixed(2) + 'ms\n' + [...stats].map(([k, [n, t]]) => `${(t / n).toFixed(2)}ms x${n} ${k}`).join('\n') + '\n'); stats.clear(); };
  for (let i = 0; i < 2; i++) {
    await fill(); const r = await run(1, ref); dump('REF', r);
    await fill(); const o = await run(1, ours); dump('OURS', o);
  }
  await db.drop();
}, 300000);
