import { Injectable } from '@nestjs/common';
import { partyScope, sql, sqlOne, SqlParams, stockScope, type TxCtx, userOf } from '@tributary/platform';
import type { Draft, WantedSupply } from './basket';

export interface DraftLine {
  readonly skuId: number;
  readonly skuCode: string;
  readonly skuName: string;
  readonly skuNameEn: string;
  readonly baseUnit: string;
  readonly quantity: string;
  readonly unit: string;
  readonly base: string;
  readonly supply: WantedSupply;
  readonly locationId: number | null;
  readonly planId: number | null;
  /** Undefined: as the line that is there has it. */
  readonly requestedPrice: string | null | undefined;
}

/** A line in the place of another one: the same SKU and unit from somewhere else. */
export type LinePart = Pick<DraftLine, 'supply' | 'locationId' | 'planId' | 'quantity' | 'base'>;

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
      `INSERT INTO order_line (order_id, seller_id, buyer_id, line_no, ${SNAPSHOT}, wanted_location_id, quantity, base_quantity, supply, wanted_plan_id, requested_price)
       SELECT $1, $2, $3, coalesce(max(l.line_no), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11::numeric, $12::numeric, $13, $14::bigint, $15::numeric FROM order_line l WHERE l.order_id = $1
       ON CONFLICT (${MERGE_KEY}) DO UPDATE SET quantity = excluded.quantity, base_quantity = excluded.base_quantity,
         requested_price = CASE WHEN $16 THEN excluded.requested_price ELSE order_line.requested_price END`,
      [
        id, sellerId, buyerId, line.skuId, line.skuCode, line.skuName, line.skuNameEn, line.baseUnit, line.unit, line.locationId, line.quantity, line.base,
        line.supply, line.planId, line.requestedPrice ?? null, line.requestedPrice !== undefined,
      ],
    );
  }

  /** As `putLine` for many, which must be different lines: on top of what there is, or in its place. */
  async putLines(tx: TxCtx, { id, sellerId, buyerId }: Draft, lines: readonly DraftLine[], mode: 'add' | 'set'): Promise<void> {
    const column = (field: keyof DraftLine): unknown[] => lines.map((line) => line[field]);
    const [quantity, base] = mode === 'add' ? ['t.quantity + excluded.quantity', 't.base_quantity + excluded.base_quantity'] : ['excluded.quantity', 'excluded.base_quantity'];
    await sql(
      tx,
      `INSERT INTO order_line AS t (order_id, seller_id, buyer_id, line_no, ${SNAPSHOT}, wanted_location_id, quantity, base_quantity, supply, wanted_plan_id)
       SELECT $1::bigint, $2::bigint, $3::bigint, (SELECT coalesce(max(line_no), 0) FROM order_line WHERE order_id = $1::bigint) + n.at, n.sku, n.code, n.name, n.name_en,
              n.base_unit, n.unit, n.location, n.quantity, n.base, n.supply, n.plan
       FROM unnest($4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::numeric[], $12::numeric[], $13::text[], $14::bigint[])
         WITH ORDINALITY AS n (sku, code, name, name_en, base_unit, unit, location, quantity, base, supply, plan, at)
       ON CONFLICT (${MERGE_KEY}) DO UPDATE SET quantity = ${quantity}, base_quantity = ${base}`,
      [
        id, sellerId, buyerId, column('skuId'), column('skuCode'), column('skuName'), column('skuNameEn'), column('baseUnit'), column('unit'),
        column('locationId'), column('quantity'), column('base'), column('supply'), column('planId'),
      ],
    );
  }

  async removeLine(tx: TxCtx, buyerId: number, sellerId: number, line: Pick<DraftLine, 'skuId' | 'unit' | 'supply' | 'locationId' | 'planId'>): Promise<void> {
    const params = new SqlParams();
    await sql(
      tx,
      `WITH draft AS (${lockedDraft(tx, buyerId, sellerId, params)})
       DELETE FROM order_line WHERE order_id IN (SELECT id FROM draft) AND sku_id = ${params.add(line.skuId)}
         AND unit = ${params.add(line.unit)} AND wanted_location_id IS NOT DISTINCT FROM ${params.add(line.locationId)}::bigint
         AND supply = ${params.add(line.supply)} AND wanted_plan_id IS NOT DISTINCT FROM ${params.add(line.planId)}::bigint AND NOT gift AND part_no = 0`,
      params,
    );
  }

  /**
   * Lines in the place of one: what is there already under the same key gets more. Gives false where the line, or the
   * draft, is gone.
   */
  async replaceLine(tx: TxCtx, draft: Draft, lineId: number, parts: readonly LinePart[]): Promise<boolean> {
    const gone = new SqlParams();
    const line = await sqlOne<{ line_no: number }>(
      tx,
      `WITH draft AS (${lockedDraft(tx, draft.buyerId, draft.sellerId, gone)})
       DELETE FROM order_line WHERE order_id IN (SELECT id FROM draft) AND id = ${gone.add(lineId)} RETURNING line_no, ${SNAPSHOT}, requested_price`,
      gone,
    );
    if (!line) return false;
    const params = new SqlParams();
    const column = (values: readonly unknown[], type: string): string => `${params.add(values)}::${type}[]`;
    await sql(
      tx,
      `INSERT INTO order_line AS t (order_id, seller_id, buyer_id, line_no, ${SNAPSHOT}, requested_price, supply, wanted_location_id, wanted_plan_id, quantity, base_quantity)
       SELECT ${params.add(draft.id)}::bigint, ${params.add(draft.sellerId)}::bigint, ${params.add(draft.buyerId)}::bigint,
              CASE p.rank WHEN 1 THEN was.line_no ELSE (SELECT greatest(coalesce(max(line_no), 0), was.line_no) FROM order_line WHERE order_id = ${params.add(draft.id)}) + p.rank END,
              ${SNAPSHOT}, was.requested_price, p.supply, p.location_id, p.plan_id, p.quantity, p.base_quantity
       FROM jsonb_to_record(${params.add(JSON.stringify(line))}::jsonb) AS was(line_no integer, sku_id bigint, sku_code text, sku_name text, sku_name_en text, base_unit text, unit text, requested_price numeric),
         unnest(
           ${column(parts.map((part) => part.supply), 'text')}, ${column(parts.map((part) => part.locationId), 'bigint')}, ${column(parts.map((part) => part.planId), 'bigint')},
           ${column(parts.map((part) => part.quantity), 'numeric')}, ${column(parts.map((part) => part.base), 'numeric')}
         ) WITH ORDINALITY AS p(supply, location_id, plan_id, quantity, base_quantity, rank)
       ON CONFLICT (${MERGE_KEY}) DO UPDATE SET quantity = t.quantity + excluded.quantity, base_quantity = t.base_quantity + excluded.base_quantity`,
      params,
    );
    return true;
  }

  /** The lines of an earlier order on top of what the draft holds; from stock at any location, for stock and plans have moved since. */
  async addLinesOf(tx: TxCtx, { id, sellerId, buyerId }: Draft, orderId: number): Promise<void> {
    const params = new SqlParams();
    const draft = params.add(id);
    await sql(
      tx,
      `INSERT INTO order_line AS t (order_id, seller_id, buyer_id, line_no, ${SNAPSHOT}, quantity, base_quantity)
       SELECT ${draft}::bigint, ${params.add(sellerId)}::bigint, ${params.add(buyerId)}::bigint,
              (SELECT coalesce(max(line_no), 0) FROM order_line WHERE order_id = ${draft}) + row_number() OVER (ORDER BY min(l.line_no)),
              ${SNAPSHOT}, sum(l.quantity), sum(l.base_quantity)
       FROM order_line l WHERE l.order_id = ${params.add(orderId)} AND NOT l.gift AND ${partyScope(tx, 'l.buyer_id', 'l.seller_id', params)}
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

  /** How many of these plans make the SKU that they are named for, for this seller, in sight; `skus` by plan. */
  async countPlans(tx: TxCtx, sellerId: number, skus: ReadonlyMap<number, number>): Promise<number> {
    const params = new SqlParams();
    const rows = await sql(
      tx,
      `SELECT p.id FROM production_plan p JOIN unnest(${params.add([...skus.keys()])}::bigint[], ${params.add([...skus.values()])}::bigint[]) AS v(id, sku_id) USING (id, sku_id)
       WHERE p.owner_id = ${params.add(sellerId)} AND ${stockScope(tx, 'p.owner_id', 'p.location_id', params)}`,
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

  /** Whether the buyer may name this plan for this SKU: open or not, in time or not, for that is judged with the basket. */
  async isPlanOf(tx: TxCtx, sellerId: number, skuId: number, planId: number): Promise<boolean> {
    const params = new SqlParams();
    const row = await sqlOne(
      tx,
      `SELECT 1 FROM production_plan p WHERE p.id = ${params.add(planId)} AND p.owner_id = ${params.add(sellerId)} AND p.sku_id = ${params.add(skuId)}
         AND ${stockScope(tx, 'p.owner_id', 'p.location_id', params)}`,
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
