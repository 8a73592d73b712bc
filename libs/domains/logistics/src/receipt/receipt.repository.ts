import { Injectable } from '@nestjs/common';
import { actorName, sql, sqlOne, type TxCtx } from '@tributary/platform';
import { orderedSql } from '../shipment/shipment-quantity';
import type { ReceivedLine, SentLine } from './received-lines';

@Injectable()
export class ReceiptRepository {
  /** The lines of a delivery note, in the order of the order. */
  sentLines(tx: TxCtx, shipmentId: number): Promise<SentLine[]> {
    return sql<SentLine>(
      tx,
      `SELECT sl.id, sl.order_line_id AS "orderLineId", sl.sku_id AS "skuId", ol.sku_code AS "skuCode", ol.unit,
              trim_scale(ol.quantity)::text AS quantity, trim_scale(ol.base_quantity)::text AS "baseQuantity",
              trim_scale(sl.base_quantity)::text AS "sentBase", ${orderedSql('sl.base_quantity', 'ol')} AS sent
       FROM shipment_line sl JOIN order_line ol ON ol.id = sl.order_line_id
       WHERE sl.shipment_id = $1 ORDER BY ol.line_no, sl.id`,
      [shipmentId],
    );
  }

  /** What arrived, on every line in one statement, and the receipt on the shipment. */
  async record(tx: TxCtx, shipmentId: number, lines: readonly ReceivedLine[], at: Date): Promise<void> {
    await sql(
      tx,
      `UPDATE shipment_line sl SET received_base = r.base, difference_note = r.note
       FROM unnest($2::bigint[], $3::numeric[], $4::text[]) AS r(id, base, note) WHERE sl.shipment_id = $1 AND sl.id = r.id`,
      [shipmentId, lines.map(({ line }) => line.id), lines.map(({ base }) => base), lines.map(({ note }) => note)],
    );
    await sql(tx, `UPDATE shipment SET received_at = $2, received_by = $3 WHERE id = $1`, [shipmentId, at, actorName(tx)]);
  }

  /** Whether no shipment of the order is still on its way. */
  async isLast(tx: TxCtx, orderId: number): Promise<boolean> {
    const row = await sqlOne(tx, `SELECT 1 FROM shipment WHERE order_id = $1 AND state <> 'received' LIMIT 1`, [orderId]);
    return !row;
  }
}
