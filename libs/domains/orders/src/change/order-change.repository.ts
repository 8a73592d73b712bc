import { Injectable } from '@nestjs/common';
import { prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { ApprovalKind } from '../approval/approval-rules';
import type { OrderState } from '../order/order.states';
import type { ChangedLine } from './order-change';

/** What an order says after a change. */
export interface Rewriting {
  readonly state: OrderState;
  readonly total: string;
  readonly note: string;
  readonly purchaseOrderNumber: string;
  /** Of its own numbers; those of the parties follow. */
  readonly searchText: string;
  readonly approvalReasons: readonly ApprovalKind[];
  /** Every line, or none where only words change. */
  readonly lines: readonly ChangedLine[];
}

@Injectable()
export class OrderChangeRepository {
  /** Rewrites an order that `tx` has locked, as its next version: one statement. What was released with other lines must be released again. */
  async rewrite(tx: TxCtx, id: number, { lines, ...head }: Rewriting, at: Date): Promise<void> {
    const params = new SqlParams();
    const order = params.add(id);
    const column = (pick: (line: ChangedLine) => unknown, type: string): string => `${params.add(lines.map(pick))}::${type}[]`;
    await sql(
      tx,
      prepared(`WITH head AS (
         UPDATE sales_order o SET state = ${params.add(head.state)}, version = o.version + 1, total = ${params.add(head.total)}, note = ${params.add(head.note)},
                purchase_order_number = ${params.add(head.purchaseOrderNumber)}, approval_reasons = ${params.add(head.approvalReasons)}, updated_at = ${params.add(at)},
                released_at = CASE WHEN ${params.add(lines.length)}::integer = 0 THEN o.released_at END,
                search_text = concat_ws(' ', ${params.add(head.searchText)}::text,
                  (SELECT p.search_text FROM organisation p WHERE p.id = o.buyer_id), (SELECT p.search_text FROM organisation p WHERE p.id = o.seller_id))
         WHERE o.id = ${order}
       )
       UPDATE order_line l SET quantity = v.quantity, base_quantity = v.base_quantity, confirmed_base = v.confirmed_base, allocated_base = v.allocated_base,
              unit_price = v.unit_price, requested_price = v.requested_price, discount = v.discount, amount = v.amount
       FROM unnest(
         ${column((line) => line.id, 'bigint')}, ${column((line) => line.quantity, 'numeric')}, ${column((line) => line.baseQuantity, 'numeric')},
         ${column((line) => line.confirmedBase, 'numeric')}, ${column((line) => line.allocatedBase, 'numeric')}, ${column((line) => line.unitPrice, 'numeric')},
         ${column((line) => line.requestedPrice, 'numeric')}, ${column((line) => line.discount, 'numeric')}, ${column((line) => line.amount, 'numeric')}
       ) AS v(id, quantity, base_quantity, confirmed_base, allocated_base, unit_price, requested_price, discount, amount)
       WHERE l.id = v.id AND l.order_id = ${order}`),
      params,
    );
  }
}
