import { Injectable } from '@nestjs/common';
import { prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { ApprovalKind } from '../approval/approval-rules';
import type { LockedOrder } from '../order/order';
import type { OrderState } from '../order/order.states';
import type { NewLine } from './added-lines';
import { type ChangedLine, isGone } from './order-change';

/** What an order says after a change. */
export interface Rewriting {
  readonly state: OrderState;
  readonly total: string;
  readonly note: string;
  readonly purchaseOrderNumber: string;
  readonly requestedOn: string | null;
  /** Of its own numbers; those of the parties follow. */
  readonly searchText: string;
  readonly approvalReasons: readonly ApprovalKind[];
  /** Every line, or none where only words change. */
  readonly lines: readonly ChangedLine[];
}

@Injectable()
export class OrderChangeRepository {
  async nextLineIds(tx: TxCtx, count: number): Promise<number[]> {
    const rows = await sql<{ id: number }>(tx, `SELECT nextval(pg_get_serial_sequence('order_line', 'id')) AS id FROM generate_series(1, $1)`, [count]);
    return rows.map(({ id }) => id);
  }

  /** Writes lines that an order gets; what becomes of them is for `rewrite` to say. `part_no` keeps them from being taken for lines that are there. */
  async add(tx: TxCtx, { id, sellerId, buyerId }: LockedOrder, lines: readonly NewLine[]): Promise<void> {
    if (lines.length === 0) return;
    const params = new SqlParams();
    const order = params.add(id);
    const column = (pick: (line: NewLine) => unknown, type: string): string => `${params.add(lines.map(pick))}::${type}[]`;
    await sql(
      tx,
      `INSERT INTO order_line (order_id, seller_id, buyer_id, id, line_no, sku_id, sku_code, sku_name, sku_name_en, base_unit, wanted_location_id, wanted_plan_id, supply,
         quantity, unit, base_quantity, unit_price, price_list_id, amount, gift, part_no)
       SELECT ${order}, ${params.add(sellerId)}::bigint, ${params.add(buyerId)}::bigint, v.*, ${PARTS} + row_number() OVER () FROM unnest(
         ${column(({ line }) => line.id, 'bigint')}, ${column(({ line }) => line.lineNo, 'integer')}, ${column(({ line }) => line.skuId, 'bigint')},
         ${column(({ line }) => line.skuCode, 'text')}, ${column(({ line }) => line.skuName, 'text')}, ${column(({ line }) => line.skuNameEn, 'text')},
         ${column(({ line }) => line.sku?.baseUnit ?? line.unit, 'text')}, ${column(({ line }) => line.locationId, 'bigint')}, ${column(({ line }) => line.planId, 'bigint')},
         ${column(({ line }) => line.supply, 'text')}, ${column(({ line }) => line.quantity, 'numeric')}, ${column(({ line }) => line.unit, 'text')},
         ${column(({ base }) => base, 'numeric')}, ${column(({ price }) => price.unitPrice, 'numeric')}, ${column(({ price }) => price.priceListId, 'bigint')},
         ${column(({ price }) => price.amount, 'numeric')}, ${column(({ gift }) => gift, 'boolean')}
       ) AS v, ${partsSql(order)}`,
      params,
    );
  }

  /** Rewrites an order that `tx` has locked, as its next version: one statement. What was released with other lines must be released again. */
  async rewrite(tx: TxCtx, id: number, { lines, ...head }: Rewriting, at: Date): Promise<void> {
    const params = new SqlParams();
    const order = params.add(id);
    const column = (pick: (line: ChangedLine) => unknown, type: string): string => `${params.add(lines.map(pick))}::${type}[]`;
    const rewritten = `${params.add(lines.length)}::integer > 0`;
    await sql(
      tx,
      prepared(`WITH head AS (
         UPDATE sales_order o SET state = ${params.add(head.state)}, version = o.version + 1, total = ${params.add(head.total)}, note = ${params.add(head.note)},
                purchase_order_number = ${params.add(head.purchaseOrderNumber)}, requested_on = ${params.add(head.requestedOn)}, approval_reasons = ${params.add(head.approvalReasons)},
                updated_at = ${params.add(at)}, released_at = CASE WHEN NOT ${rewritten} THEN o.released_at END,
                promised_on = CASE WHEN ${rewritten} THEN ${params.add(latest(lines))}::date ELSE o.promised_on END,
                search_text = concat_ws(' ', ${params.add(head.searchText)}::text,
                  (SELECT p.search_text FROM organisation p WHERE p.id = o.buyer_id), (SELECT p.search_text FROM organisation p WHERE p.id = o.seller_id))
         WHERE o.id = ${order}
       )
       UPDATE order_line l SET quantity = v.quantity, base_quantity = v.base_quantity, confirmed_base = v.confirmed_base, allocated_base = v.allocated_base,
              unit_price = v.unit_price, requested_price = v.requested_price, discount = v.discount, amount = v.amount, location_id = v.location_id,
              production_plan_id = v.plan_id, promised_on = v.promised_on, supply = v.supply,
              part_no = CASE WHEN l.supply = v.supply THEN l.part_no ELSE ${PARTS} + l.line_no END
       FROM unnest(
         ${column((line) => line.id, 'bigint')}, ${column((line) => line.quantity, 'numeric')}, ${column((line) => line.baseQuantity, 'numeric')},
         ${column((line) => line.confirmedBase, 'numeric')}, ${column((line) => line.allocatedBase, 'numeric')}, ${column((line) => line.unitPrice, 'numeric')},
         ${column((line) => line.requestedPrice, 'numeric')}, ${column((line) => line.discount, 'numeric')}, ${column((line) => line.amount, 'numeric')},
         ${column((line) => line.locationId, 'bigint')}, ${column((line) => line.planId, 'bigint')}, ${column((line) => line.promisedOn, 'date')}, ${column((line) => line.supply, 'text')}
       ) AS v(id, quantity, base_quantity, confirmed_base, allocated_base, unit_price, requested_price, discount, amount, location_id, plan_id, promised_on, supply), ${partsSql(order)}
       WHERE l.id = v.id AND l.order_id = ${order}`),
      params,
    );
  }
}

/** The highest number of a part in the order: see `order_line_merge`. */
const PARTS = 'parts.most';

function partsSql(order: string): string {
  return `(SELECT coalesce(max(m.part_no), 0) AS most FROM order_line m WHERE m.order_id = ${order}) parts`;
}

/** The day by which the last of the goods can leave. */
function latest(lines: readonly ChangedLine[]): string | null {
  const days = lines.filter((line) => !isGone(line)).flatMap(({ promisedOn }) => promisedOn ?? []);
  return days.reduce<string | null>((late, day) => (late === null || day > late ? day : late), null);
}
