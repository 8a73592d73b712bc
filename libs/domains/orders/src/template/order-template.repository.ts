import { Injectable } from '@nestjs/common';
import { localNameSql } from '@tributary/dealers';
import { cursorKey, fetchSize, type PageQuery, prepared, sql, sqlCount, sqlOne, SqlParams, type TxCtx, userOf } from '@tributary/platform';
import type { WantedLine } from '../appraisal/appraised-line';
import { buyerOf } from '../order/order-party';
import type { TemplateSummary } from './order-template';

export interface TemplateQuery extends PageQuery {
  readonly sellerId?: number;
}

export type TemplateHead = TemplateSummary;

@Injectable()
export class OrderTemplateRepository {
  /** The person's own lists and those that colleagues share, the latest change first. */
  list(tx: TxCtx, query: TemplateQuery): Promise<TemplateSummary[]> {
    const params = new SqlParams();
    const before = cursorKey(query, 2);
    const more = [
      ...(query.sellerId === undefined ? [] : [`t.seller_id = ${params.add(query.sellerId)}`]),
      ...(query.search ? [`strpos(lower(t.name), lower(${params.add(query.search)})) > 0`] : []),
      ...(before ? [`(t.updated_at, t.id) < (${params.add(before[0])}::timestamptz, ${params.add(before[1])}::bigint)`] : []),
    ];
    const conditions = [visibleSql(tx, params), ...more].join(' AND ');
    return sql(tx, prepared(`${selectSql(tx, params)} WHERE ${conditions} ORDER BY t.updated_at DESC, t.id DESC LIMIT ${params.add(fetchSize(query))}`), params);
  }

  find(tx: TxCtx, id: number): Promise<TemplateHead | undefined> {
    const params = new SqlParams();
    return sqlOne(tx, `${selectSql(tx, params)} WHERE t.id = ${params.add(id)} AND ${visibleSql(tx, params)}`, params);
  }

  /** Its lines in order, with what each cost the dealer last. */
  lines(tx: TxCtx, { id, sellerId }: TemplateHead): Promise<(WantedLine & { lastPrice: string | null })[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT t.sku_id AS "skuId", t.sku_code AS "skuCode", t.sku_name AS "skuName", t.sku_name_en AS "skuNameEn", trim_scale(t.quantity) AS quantity, t.unit,
              last.unit_price AS "lastPrice"
       FROM order_template_line t
       LEFT JOIN LATERAL (
         SELECT l.unit_price FROM order_line l JOIN sales_order o ON o.id = l.order_id
         WHERE l.buyer_id = ${params.add(buyerOf(tx))} AND l.sku_id = t.sku_id AND l.unit = t.unit AND NOT l.gift
           AND o.seller_id = ${params.add(sellerId)} AND o.submitted_at IS NOT NULL AND o.state NOT IN ('refused', 'cancelled')
         ORDER BY o.submitted_at DESC LIMIT 1
       ) last ON true
       WHERE t.template_id = ${params.add(id)} ORDER BY t.line_no`,
      params,
    );
  }

  /** Undefined when the person has a list of that name for this seller already. */
  create(tx: TxCtx, head: { sellerId: number; name: string; shared: boolean; at: Date }): Promise<{ id: number } | undefined> {
    const { userId, name: userName } = userOf(tx);
    return sqlOne(
      tx,
      `INSERT INTO order_template (buyer_id, seller_id, name, shared, created_by, created_by_name, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [buyerOf(tx), head.sellerId, head.name, head.shared, userId, userName, head.at],
    );
  }

  /** Only the maker's own. Gives the number of rows changed; throws PostgreSQL's 23505 for a name that is taken. */
  change(tx: TxCtx, id: number, head: { name: string; shared: boolean; at: Date }): Promise<number> {
    return sqlCount(
      tx,
      'UPDATE order_template SET name = $2, shared = $3, updated_at = $4 WHERE id = $1 AND buyer_id = $5 AND created_by = $6',
      [id, head.name, head.shared, head.at, buyerOf(tx), userOf(tx).userId],
    );
  }

  nameTaken(tx: TxCtx, { id, sellerId }: TemplateHead, name: string): Promise<{ id: number } | undefined> {
    return sqlOne(
      tx,
      'SELECT id FROM order_template WHERE buyer_id = $1 AND created_by = $2 AND seller_id = $3 AND name = $4 AND id <> $5',
      [buyerOf(tx), userOf(tx).userId, sellerId, name, id],
    );
  }

  /** Its lines go with it. */
  remove(tx: TxCtx, id: number): Promise<number> {
    return sqlCount(tx, 'DELETE FROM order_template WHERE id = $1 AND buyer_id = $2 AND created_by = $3', [id, buyerOf(tx), userOf(tx).userId]);
  }
}

/** `order_template t`: of the dealer, and the person's own or shared. */
function visibleSql(tx: TxCtx, params: SqlParams): string {
  return `t.buyer_id = ${params.add(buyerOf(tx))} AND (t.shared OR t.created_by = ${params.add(userOf(tx).userId)})`;
}

function selectSql(tx: TxCtx, params: SqlParams): string {
  return `SELECT t.id, t.name, t.seller_id AS "sellerId", coalesce(${localNameSql(tx, 's')}, '') AS "sellerName", t.shared,
      t.created_by = ${params.add(userOf(tx).userId)} AS mine, t.created_by_name AS "createdByName", t.updated_at AS "updatedAt",
      (SELECT count(*) FROM order_template_line l WHERE l.template_id = t.id)::int AS "lineCount"
    FROM order_template t LEFT JOIN organisation s ON s.id = t.seller_id`;
}
