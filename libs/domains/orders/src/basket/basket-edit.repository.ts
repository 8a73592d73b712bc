import { Injectable } from '@nestjs/common';
import { partyScope, sql, sqlOne, SqlParams, stockScope, type TxCtx, userOf } from '@tributary/platform';
import type { Draft } from './basket';

export interface DraftLine {
  readonly skuId: number;
  readonly skuCode: string;
  readonly skuName: string;
  readonly skuNameEn: string;
  readonly baseUnit: string;
  readonly quantity: string;
  readonly unit: string;
  readonly base: string;
  readonly locationId: number | null;
}

const SNAPSHOT = 'sku_id, sku_code, sku_name, sku_name_en, base_unit, unit';
const MERGE_KEY = 'order_id, sku_id, wanted_location_id, unit, supply, wanted_plan_id, gift, part_no';

@Injectable()
export class BasketEditRepository {
  /** The draft of the pair, made if need be, and locked: whoever adds at the same time adds to the same one. */
  async ensureDraft(tx: TxCtx, buyerId: number, sellerId: number, at: Date): Promise<Draft> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO sales_order (tier, seller_id, buyer_id, state, created_by, created_at, updated_at)
       SELECT CASE s.kind WHEN 'head_office' THEN 1 ELSE 2 END, s.id, $1, 'draft', $3, $4, $4 FROM organisation s WHERE s.id = $2
       ON CONFLICT (buyer_id, seller_id) WHERE state = 'draft' DO UPDATE SET updated_at = excluded.updated_at
       RETURNING id`,
      [buyerId, sellerId, userOf(tx).userId, at],
    );
    if (!row) throw new Error(`The seller ${sellerId} is out of sight.`);
    return { id: row.id, buyerId, sellerId };
  }

  /** Sets the quantity of a line, or adds the line. */
  async putLine(tx: TxCtx, { id, sellerId, buyerId }: Draft, line: DraftLine): Promise<void> {
    await sql(
      tx,
      `INSERT INTO order_line (order_id, seller_id, buyer_id, line_no, ${SNAPSHOT}, wanted_location_id, quantity, base_quantity)
       SELECT $1, $2, $3, coalesce(max(l.line_no), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11::numeric, $12::numeric FROM order_line l WHERE l.order_id = $1
       ON CONFLICT (${MERGE_KEY}) DO UPDATE SET quantity = excluded.quantity, base_quantity = excluded.base_quantity`,
      [id, sellerId, buyerId, line.skuId, line.skuCode, line.skuName, line.skuNameEn, line.baseUnit, line.unit, line.locationId, line.quantity, line.base],
    );
  }

  /** As `putLine` for many, which must be different lines: on top of what there is, or in its place. */
  async putLines(tx: TxCtx, { id, sellerId, buyerId }: Draft, lines: readonly DraftLine[], mode: 'add' | 'set'): Promise<void> {
    const column = (field: keyof DraftLine): unknown[] => lines.map((line) => line[field]);
    const [quantity, base] = mode === 'add' ? ['t.quantity + excluded.quantity', 't.base_quantity + excluded.base_quantity'] : ['excluded.quantity', 'excluded.base_quantity'];
    await sql(
      tx,
      `INSERT INTO order_line AS t (order_id, seller_id, buyer_id, line_no, ${SNAPSHOT}, wanted_location_id, quantity, base_quantity)
       SELECT $1::bigint, $2::bigint, $3::bigint, (SELECT coalesce(max(line_no), 0) FROM order_line WHERE order_id = $1::bigint) + n.at, n.sku, n.code, n.name, n.name_en,
              n.base_unit, n.unit, n.location, n.quantity, n.base
       FROM unnest($4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::numeric[], $12::numeric[])
         WITH ORDINALITY AS n (sku, code, name, name_en, base_unit, unit, location, quantity, base, at)
       ON CONFLICT (${MERGE_KEY}) DO UPDATE SET quantity = ${quantity}, base_quantity = ${base}`,
      [
        id, sellerId, buyerId, column('skuId'), column('skuCode'), column('skuName'), column('skuNameEn'), column('baseUnit'), column('unit'),
        column('locationId'), column('quantity'), column('base'),
      ],
    );
  }

  async removeLine(tx: TxCtx, buyerId: number, sellerId: number, line: Pick<DraftLine, 'skuId' | 'unit' | 'locationId'>): Promise<void> {
    const params = new SqlParams();
    await sql(
      tx,
      `WITH draft AS (${lockedDraft(tx, buyerId, sellerId, params)})
       DELETE FROM order_line WHERE order_id IN (SELECT id FROM draft) AND sku_id = ${params.add(line.skuId)}
         AND unit = ${params.add(line.unit)} AND wanted_location_id IS NOT DISTINCT FROM ${params.add(line.locationId)}::bigint`,
      params,
    );
  }

  /** The lines of an earlier order on top of what the draft holds; from any location, for stock has moved since. */
  async addLinesOf(tx: TxCtx, { id, sellerId, buyerId }: Draft, orderId: number): Promise<void> {
    const params = new SqlParams();
    const draft = params.add(id);
    await sql(
      tx,
      `INSERT INTO order_line AS t (order_id, seller_id, buyer_id, line_no, ${SNAPSHOT}, quantity, base_quantity)
       SELECT ${draft}::bigint, ${params.add(sellerId)}::bigint, ${params.add(buyerId)}::bigint,
              (SELECT coalesce(max(line_no), 0) FROM order_line WHERE order_id = ${draft}) + row_number() OVER (ORDER BY min(l.line_no)),
              ${SNAPSHOT}, sum(l.quantity), sum(l.base_quantity)
       FROM order_line l WHERE l.order_id = ${params.add(orderId)} AND ${partyScope(tx, 'l.buyer_id', 'l.seller_id', params)}
       GROUP BY ${SNAPSHOT}
       ON CONFLICT (${MERGE_KEY}) DO UPDATE SET quantity = t.quantity + excluded.quantity, base_quantity = t.base_quantity + excluded.base_quantity`,
      params,
    );
  }

  async clear(tx: TxCtx, buyerId: number, sellerId: number): Promise<void> {
    const params = new SqlParams();
    await sql(
      tx,
      `WITH draft AS (${lockedDraft(tx, buyerId, sellerId, params)}) DELETE FROM order_line WHERE order_id IN (SELECT id FROM draft)`,
      params,
    );
  }

  /** How many of these locations are the seller's, and within sight. */
  async countLocations(tx: TxCtx, sellerId: number, locationIds: readonly number[]): Promise<number> {
    const params = new SqlParams();
    const rows = await sql(
      tx,
      `SELECT w.id FROM stock_location w WHERE w.id = ANY (${params.add(locationIds)}::bigint[]) AND w.owner_id = ${params.add(sellerId)}
         AND ${stockScope(tx, 'w.owner_id', 'w.id', params)}`,
      params,
    );
    return rows.length;
  }

  async isLocationOf(tx: TxCtx, sellerId: number, locationId: number): Promise<boolean> {
    const params = new SqlParams();
    const row = await sqlOne(
      tx,
      `SELECT 1 FROM stock_location w WHERE w.id = ${params.add(locationId)} AND w.owner_id = ${params.add(sellerId)}
         AND ${stockScope(tx, 'w.owner_id', 'w.id', params)}`,
      params,
    );
    return row !== undefined;
  }
}

/** Locked, because a draft that is being submitted right now must keep its lines. */
function lockedDraft(tx: TxCtx, buyerId: number, sellerId: number, params: SqlParams): string {
  return `SELECT o.id FROM sales_order o
    WHERE o.state = 'draft' AND o.buyer_id = ${params.add(buyerId)} AND o.seller_id = ${params.add(sellerId)}
      AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)} FOR UPDATE`;
}
