import { Injectable } from '@nestjs/common';
import { actorName, prepared, sql, sqlCount, SqlParams, stockScope, type TxCtx } from '@tributary/platform';
import type { StockShortage } from '../inventory.errors';
import { transitDaysSql } from '../supply/transit-days';
import type { StockDocument, StockLine } from './stock-line';
import { type BringingKindName, takingKinds, type TakingKindName } from './stock-movement-kind';

export interface LockedAvailability {
  readonly skuId: number;
  readonly locationId: number;
  /** In base units. */
  readonly available: string;
  /** On the road to the buyer; null where nobody said. */
  readonly days: number | null;
}

const KEY = 'sku_id, location_id, owner_id, batch';
const MOVEMENT = `${KEY}, on_hand_delta, reserved_delta, kind, document, document_id, document_number, actor_name`;

@Injectable()
export class StockLedgerRepository {
  /**
   * Holds the balances of the lines still, in key order. A statement of its own: the one that changes them must see what
   * others committed while this one waited, and a statement sees what was committed when it began.
   */
  async lock(tx: TxCtx, lines: readonly Required<StockLine>[]): Promise<void> {
    const params = new SqlParams();
    await sql(tx, prepared(`${balances(tx, lines, params)} ORDER BY ${KEY} FOR UPDATE OF b`), params);
  }

  /**
   * All or nothing, in one statement whatever the number of lines: changes the locked balances and writes the movements
   * if every line fits. Gives the number of keys moved: all or 0.
   */
  take(tx: TxCtx, kind: TakingKindName, lines: readonly Required<StockLine>[], document: StockDocument): Promise<number> {
    const { condition, onHand, reserved } = takingKinds[kind];
    const params = new SqlParams();
    return sqlCount(
      tx,
      prepared(`WITH locked AS MATERIALIZED (${balances(tx, lines, params)}),
      fitting AS (SELECT count(*) AS lines FROM locked l WHERE ${condition}),
      changed AS (
        UPDATE stock_balance b SET on_hand = b.on_hand + ${onHand} * l.quantity, reserved = b.reserved + ${reserved} * l.quantity, updated_at = now()
        FROM locked l
        WHERE b.sku_id = l.sku_id AND b.location_id = l.location_id AND b.owner_id = l.owner_id AND b.batch = l.batch
          AND (SELECT lines FROM fitting) = ${params.add(lines.length)}
        RETURNING b.sku_id, b.location_id, b.owner_id, b.batch, l.quantity
      )
      INSERT INTO stock_movement (${MOVEMENT})
      SELECT ${KEY}, ${onHand} * quantity, ${reserved} * quantity, ${documentValues(tx, kind, document, params)} FROM changed`),
      params,
    );
  }

  /** The keys for which `take` would not do, and what they have. */
  shortages(tx: TxCtx, kind: TakingKindName, lines: readonly Required<StockLine>[]): Promise<StockShortage[]> {
    const params = new SqlParams();
    return sql<StockShortage>(
      tx,
      `WITH locked AS (${balances(tx, lines, params)})
      SELECT w.sku_id AS "skuId", coalesce(s.code, '') AS "skuCode", w.location_id AS "locationId", trim_scale(w.quantity) AS requested,
             trim_scale(coalesce(l.on_hand - l.reserved, 0)) AS available, coalesce(s.base_unit, '') AS unit
      FROM (${wanted(lines, params)}) w LEFT JOIN locked l USING (${KEY}) LEFT JOIN sku s ON s.id = w.sku_id
      WHERE (${takingKinds[kind].condition}) IS NOT TRUE ORDER BY s.code, w.location_id`,
      params,
    );
  }

  /** Adds to the balances, creating them, and writes the movements: one statement. */
  async bring(tx: TxCtx, kind: BringingKindName, lines: readonly Required<StockLine>[], document: StockDocument): Promise<void> {
    const params = new SqlParams();
    await sql(
      tx,
      prepared(`WITH wanted AS (${wanted(lines, params)}),
      changed AS (
        INSERT INTO stock_balance AS b (${KEY}, on_hand) SELECT ${KEY}, quantity FROM wanted ORDER BY ${KEY}
        ON CONFLICT (${KEY}) DO UPDATE SET on_hand = b.on_hand + excluded.on_hand, updated_at = now()
      )
      INSERT INTO stock_movement (${MOVEMENT})
      SELECT ${KEY}, quantity, 0, ${documentValues(tx, kind, document, params)} FROM wanted ORDER BY ${KEY}`),
      params,
    );
  }

  /** Locks every balance of the SKUs that `tx` may see, in the same key order as `take`, and gives what is available and how far it is. */
  lockAvailable(tx: TxCtx, ownerId: number, buyerId: number, skuIds: readonly number[]): Promise<LockedAvailability[]> {
    const params = new SqlParams();
    return sql<LockedAvailability>(
      tx,
      prepared(`SELECT b.sku_id AS "skuId", b.location_id AS "locationId", trim_scale(b.on_hand - b.reserved) AS available,
              (${transitDaysSql('b.location_id', params.add(buyerId))}) AS days
       FROM stock_balance b
       WHERE b.owner_id = ${params.add(ownerId)} AND b.sku_id = ANY (${params.add(skuIds)}::bigint[]) AND b.batch = ''
         AND ${stockScope(tx, 'b.owner_id', 'b.location_id', params)}
       ORDER BY ${KEY} FOR UPDATE OF b`),
      params,
    );
  }
}

/** The balances of the lines that `tx` may touch. */
function balances(tx: TxCtx, lines: readonly Required<StockLine>[], params: SqlParams): string {
  return `SELECT ${KEY}, b.on_hand, b.reserved, w.quantity FROM (${wanted(lines, params)}) w JOIN stock_balance b USING (${KEY})
    WHERE ${stockScope(tx, 'b.owner_id', 'b.location_id', params)}`;
}

function wanted(lines: readonly Required<StockLine>[], params: SqlParams): string {
  const column = (values: readonly unknown[], type: string): string => `${params.add(values)}::${type}[]`;
  return `SELECT * FROM unnest(
    ${column(lines.map((line) => line.skuId), 'bigint')}, ${column(lines.map((line) => line.locationId), 'bigint')},
    ${column(lines.map((line) => line.ownerId), 'bigint')}, ${column(lines.map((line) => line.batch), 'text')},
    ${column(lines.map((line) => line.quantity), 'numeric')}
  ) AS t(${KEY}, quantity)`;
}

function documentValues(tx: TxCtx, kind: string, document: StockDocument, params: SqlParams): string {
  return `${params.add(kind)}, ${params.add(document.kind)}, ${params.add(document.id)}::bigint, ${params.add(document.number)}, ${params.add(actorName(tx))}`;
}
