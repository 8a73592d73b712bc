import { Injectable } from '@nestjs/common';
import { catalogueScope, partyScope, sql, sqlCount, SqlParams, type TxCtx } from '@tributary/platform';
import { buyerOf } from '../order/order-party';
import type { TemplateLine } from './order-template';

const SNAPSHOT = 'sku_id, sku_code, sku_name, sku_name_en, unit';

/** Fills the lines of templates that `tx` has just made or may change. */
@Injectable()
export class TemplateLineRepository {
  /** The lines of an order or a basket of the dealer's own, gifts apart; gives how many there are. */
  copyOrder(tx: TxCtx, templateId: number, orderId: number): Promise<number> {
    const params = new SqlParams();
    return sqlCount(
      tx,
      `INSERT INTO order_template_line (template_id, line_no, ${SNAPSHOT}, quantity)
       SELECT ${params.add(templateId)}, row_number() OVER (ORDER BY min(l.line_no)), l.sku_id, min(l.sku_code), min(l.sku_name), min(l.sku_name_en), l.unit, sum(l.quantity)
       FROM order_line l JOIN sales_order o ON o.id = l.order_id
       WHERE o.id = ${params.add(orderId)} AND o.buyer_id = ${params.add(buyerOf(tx))} AND NOT l.gift AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
       GROUP BY l.sku_id, l.unit`,
      params,
    );
  }

  /**
   * Makes these its lines, in this order: three statements. A line that it had stays, though its SKU may be out of the
   * catalogue by now; a new one needs an SKU and a unit that the person sees. Gives how many lines it has then.
   */
  async replace(tx: TxCtx, templateId: number, lines: readonly TemplateLine[]): Promise<number> {
    await sql(tx, ...built((params) => `DELETE FROM order_template_line t WHERE t.template_id = ${params.add(templateId)}
      AND NOT EXISTS (SELECT 1 FROM (${wanted(lines, params)}) v WHERE v.sku_id = t.sku_id AND v.unit = t.unit)`));
    const kept = await sqlCount(tx, ...built((params) => `UPDATE order_template_line t SET quantity = v.quantity, line_no = v.line_no
      FROM (${wanted(lines, params)}) v WHERE t.template_id = ${params.add(templateId)} AND v.sku_id = t.sku_id AND v.unit = t.unit`));
    const added = await sqlCount(tx, ...built((params) => `INSERT INTO order_template_line (template_id, line_no, ${SNAPSHOT}, quantity)
      SELECT ${params.add(templateId)}, v.line_no, s.id, s.code, s.name, s.name_en, u.unit, v.quantity
      FROM (${wanted(lines, params)}) v JOIN sku s ON s.id = v.sku_id JOIN sku_unit u ON u.sku_id = s.id AND u.unit = v.unit
      WHERE ${catalogueScope(tx, 's.id', 's.product_line_id', params)} ON CONFLICT DO NOTHING`));
    return kept + added;
  }
}

function built(write: (params: SqlParams) => string): [text: string, params: SqlParams] {
  const params = new SqlParams();
  return [write(params), params];
}

/** One row per SKU and unit; what is named twice is added up. */
function wanted(lines: readonly TemplateLine[], params: SqlParams): string {
  return `SELECT sku_id, unit, sum(quantity) AS quantity, min(place)::int AS line_no FROM unnest(
      ${params.add(lines.map(({ skuId }) => skuId))}::bigint[], ${params.add(lines.map(({ unit }) => unit))}::text[],
      ${params.add(lines.map(({ quantity }) => quantity))}::numeric[]
    ) WITH ORDINALITY AS w(sku_id, unit, quantity, place) GROUP BY sku_id, unit`;
}
