import { Injectable } from '@nestjs/common';
import { partyScope, prepared, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Parties } from '../order/order-party';
import { type ApprovalKind, approvalReasons, type ApprovalRule, type OrderFacts } from './approval-rules';

interface RulesRow {
  readonly rules: readonly ApprovalRule[];
  readonly earlierOrders: number;
}

/** Nobody's first orders are more than these. */
const MOST_FIRST_ORDERS = 1000;

/** Knows whether somebody has to look at an order before it counts. */
@Injectable()
export class ApprovalGate {
  /**
   * Why the seller must decide; empty when no rule asks. Always one statement. In the second tier the seller decides on
   * every order, with or without a reason: see `waits`.
   */
  async reasons(tx: TxCtx, { sellerId, buyerId, id }: Parties & { readonly id: number }, facts: Omit<OrderFacts, 'earlierOrders'>): Promise<ApprovalKind[]> {
    const params = new SqlParams();
    const [seller, buyer] = [params.add(sellerId), params.add(buyerId)];
    const row = await sqlOne<RulesRow>(
      tx,
      prepared(`SELECT (
         SELECT coalesce(json_agg(json_build_object('kind', r.kind, 'threshold', r.threshold::text)), '[]') FROM approval_rule r
         WHERE r.seller_id = ${seller} AND r.active AND (r.branch_id IS NULL OR r.branch_id = (SELECT d.branch_id FROM dealer d WHERE d.id = ${buyer}))
       ) AS rules, (
         SELECT count(*) FROM (
           SELECT 1 FROM sales_order o WHERE o.buyer_id = ${buyer} AND o.seller_id = ${seller} AND o.id <> ${params.add(id)} AND o.state NOT IN ('draft', 'refused', 'cancelled')
             AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
           LIMIT ${MOST_FIRST_ORDERS}
         ) earlier
       )::integer AS "earlierOrders"`),
      params,
    );
    if (!row) throw new Error('The rules of approval gave no answer.');
    return approvalReasons(row.rules, { ...facts, earlierOrders: row.earlierOrders });
  }
}

/** Whether an order waits for its seller: in the second tier always, in the first only where a rule asks. */
export function waits({ tier }: Pick<Parties, 'tier'>, reasons: readonly ApprovalKind[]): boolean {
  return tier === 2 || reasons.length > 0;
}
