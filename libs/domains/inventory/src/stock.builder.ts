import type { Client } from 'pg';

export interface StockLocationSketch {
  readonly id: number;
  readonly ownerId: number;
  readonly receives?: boolean;
}

/** One location `L<id>` of an organisation that exists. */
export async function buildStockLocation(owner: Client, { id, ownerId, receives = true }: StockLocationSketch): Promise<void> {
  await owner.query('INSERT INTO stock_location (id, owner_id, code, name, name_en, receives) VALUES ($1, $2, $3, $4, $3, $5)', [
    id, ownerId, `L${id}`, `仓库 ${id}`, receives,
  ]);
}

export interface StockSketch {
  readonly ownerId: number;
  readonly locationId: number;
  readonly skuId: number;
  /** On hand, in base units. */
  readonly quantity: string;
}

/** Opening stock, in the ledger as well as in the balance. */
export async function buildStock(owner: Client, ...sketches: readonly StockSketch[]): Promise<void> {
  for (const { ownerId, locationId, skuId, quantity } of sketches) {
    await owner.query('INSERT INTO stock_balance (owner_id, location_id, sku_id, on_hand) VALUES ($1, $2, $3, $4)', [ownerId, locationId, skuId, quantity]);
    await owner.query(
      `INSERT INTO stock_movement (owner_id, location_id, sku_id, kind, on_hand_delta, reserved_delta, document, document_id, actor_name)
       VALUES ($1, $2, $3, 'opening', $4, 0, 'opening', 0, 'test')`,
      [ownerId, locationId, skuId, quantity],
    );
  }
}

/** Every key whose balance is not the sum of its movements: must be empty, whatever happened. */
export async function stockDrift(owner: Client): Promise<unknown[]> {
  const { rows } = await owner.query(`
    SELECT sku_id, location_id, owner_id, batch, b.on_hand, m.on_hand AS moved, b.reserved, m.reserved AS moved_reserved
    FROM stock_balance b FULL JOIN (
      SELECT sku_id, location_id, owner_id, batch, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved
      FROM stock_movement GROUP BY sku_id, location_id, owner_id, batch
    ) m USING (sku_id, location_id, owner_id, batch)
    WHERE (b.on_hand, b.reserved) IS DISTINCT FROM (m.on_hand, m.reserved)`);
  return rows;
}

/** On hand and reserved of one key, as `on hand/reserved`. */
export async function stockOf(owner: Client, { ownerId, locationId, skuId }: Omit<StockSketch, 'quantity'>): Promise<string> {
  const { rows } = await owner.query<{ balance: string }>(
    `SELECT trim_scale(on_hand) || '/' || trim_scale(reserved) AS balance FROM stock_balance WHERE owner_id = $1 AND location_id = $2 AND sku_id = $3`,
    [ownerId, locationId, skuId],
  );
  return rows[0]?.balance ?? 'none';
}
