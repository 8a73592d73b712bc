import { Injectable } from '@nestjs/common';
import { actorName, Clock, cursorKey, fetchSize, onBehalfOf, type PageQuery, partyScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { OrderVersion } from './order-version';
import type { VersionLine } from './version-difference';

export type VersionRow = OrderVersion & { readonly lines: readonly VersionLine[] };
export type VersionPair = VersionRow & { readonly oldTotal: string | null; readonly oldLines: readonly VersionLine[] | null };

/** What the order says now, for later readers; quantities in the unit of the line. */
const CONTENT = `coalesce(json_agg(json_build_object(
    'lineId', l.id, 'lineNo', l.line_no, 'skuId', l.sku_id, 'code', l.sku_code, 'name', l.sku_name, 'nameEn', l.sku_name_en, 'unit', l.unit,
    'quantity', trim_scale(trunc(coalesce(l.confirmed_base, l.base_quantity) * l.quantity / l.base_quantity, 3))::text,
    'unitPrice', l.unit_price::text, 'requestedPrice', l.requested_price::text, 'discount', l.discount::text, 'amount', l.amount::text,
    'supply', l.supply, 'gift', l.gift, 'locationId', l.location_id, 'promisedOn', l.promised_on::text
  ) ORDER BY l.line_no), '[]')`;

const HEAD = `v.version, v.at, v.actor_name AS "actorName", v.on_behalf_of_name AS "onBehalfOf", nullif(v.reason, '') AS reason, v.total,
  nullif(v.purchase_order_number, '') AS "purchaseOrderNumber", nullif(v.note, '') AS note, v.requested_on::text AS "requestedOn", v.lines`;

/** Each state of an order's content is kept: what was ordered, offered and changed can be compared. */
@Injectable()
export class OrderVersionRepository {
  constructor(private readonly clock: Clock) {}

  /** Keeps what the order that `tx` has locked says now, under its present version: one statement. */
  async keep(tx: TxCtx, orderId: number, reason = ''): Promise<void> {
    const params = new SqlParams();
    await sql(
      tx,
      prepared(`INSERT INTO order_version (order_id, version, seller_id, buyer_id, at, actor_name, on_behalf_of_name, reason, total, purchase_order_number, note, requested_on, lines)
       SELECT o.id, o.version, o.seller_id, o.buyer_id, ${params.add(this.clock.now())}, ${params.add(actorName(tx))}, ${params.add(onBehalfOf(tx)?.name ?? null)},
              ${params.add(reason)}, o.total, o.purchase_order_number, o.note, o.requested_on, (SELECT ${CONTENT} FROM order_line l WHERE l.order_id = o.id)
       FROM sales_order o WHERE o.id = ${params.add(orderId)}`),
      params,
    );
  }

  /** The latest first, each with the lines of the one before. */
  list(tx: TxCtx, orderId: number, query: PageQuery): Promise<VersionPair[]> {
    const params = new SqlParams();
    const before = cursorKey(query, 1);
    return sql<VersionPair>(
      tx,
      `SELECT ${HEAD}, p.total AS "oldTotal", p.lines AS "oldLines"
       FROM order_version v LEFT JOIN order_version p ON p.order_id = v.order_id AND p.version = v.version - 1
       WHERE v.order_id = ${params.add(orderId)} AND ${partyScope(tx, 'v.buyer_id', 'v.seller_id', params)}
         ${before ? `AND v.version < ${params.add(before[0])}::integer` : ''}
       ORDER BY v.version DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  /** These versions, or the latest `limit` where none are named; the latest first. */
  find(tx: TxCtx, orderId: number, { versions, limit }: { readonly versions?: readonly number[]; readonly limit: number }): Promise<VersionRow[]> {
    const params = new SqlParams();
    return sql<VersionRow>(
      tx,
      `SELECT ${HEAD} FROM order_version v
       WHERE v.order_id = ${params.add(orderId)} AND ${partyScope(tx, 'v.buyer_id', 'v.seller_id', params)}
         ${versions ? `AND v.version = ANY (${params.add(versions)}::integer[])` : ''}
       ORDER BY v.version DESC LIMIT ${params.add(limit)}`,
      params,
    );
  }
}
