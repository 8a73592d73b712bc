import { Injectable } from '@nestjs/common';
import { partyScope, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { RuleContent } from './approval-rule.repository';

/** How a rule would have done. */
export interface RuleCatch {
  readonly key: number;
  /** Orders that it would have put before the seller. */
  readonly caught: number;
  /** Orders of its branch, or of all. */
  readonly orders: number;
}

export type KeyedRule = Pick<RuleContent, 'kind' | 'threshold' | 'branchId'> & { readonly key: number };

/** Per cent by which a line of a version (as JSON `e`) is below its list price. */
const REDUCTION = `100 * (1 - (e ->> 'amount')::numeric * coalesce((e ->> 'requestedPrice')::numeric / nullif((e ->> 'unitPrice')::numeric, 0), 1)
  / nullif((e ->> 'amount')::numeric + (e ->> 'discount')::numeric, 0))`;

@Injectable()
export class RuleCatchRepository {
  /**
   * What rules would have asked for among the orders submitted since `since`, each as it was placed: one statement,
   * whatever their number. An order beyond the credit counts by what the account stood at when it was placed.
   */
  catches(tx: TxCtx, sellerId: number, since: Date, rules: readonly KeyedRule[]): Promise<RuleCatch[]> {
    const params = new SqlParams();
    const [seller, from] = [params.add(sellerId), params.add(since)];
    const column = (values: readonly unknown[], type: string): string => `${params.add(values)}::${type}[]`;
    return sql<RuleCatch>(
      tx,
      `WITH rule AS (
         SELECT * FROM unnest(${column(rules.map(({ key }) => key), 'bigint')}, ${column(rules.map(({ kind }) => kind), 'text')},
           ${column(rules.map(({ threshold }) => threshold), 'numeric')}, ${column(rules.map(({ branchId }) => branchId), 'bigint')}) AS r(key, kind, threshold, branch_id)
       ), recent AS MATERIALIZED (
         SELECT o.id, o.buyer_id, o.submitted_at, d.branch_id, coalesce(v.total, o.total) AS total, coalesce(v.lines, '[]') AS lines
         FROM sales_order o JOIN dealer d ON d.id = o.buyer_id LEFT JOIN order_version v ON v.order_id = o.id AND v.version = 1
         WHERE o.seller_id = ${seller} AND o.submitted_at >= ${from} AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
       ), stood AS (
         SELECT m.order_id, m.kind, m.used_delta, d.credit_limit,
                a.used - coalesce(sum(m.used_delta) OVER (PARTITION BY m.buyer_id ORDER BY m.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS used
         FROM credit_movement m JOIN credit_account a USING (buyer_id, seller_id) JOIN dealer d ON d.id = m.buyer_id
         WHERE m.seller_id = ${seller} AND m.at >= ${from}
       )
       SELECT r.key, count(o.id) FILTER (WHERE CASE r.kind
           WHEN 'amount' THEN o.total >= r.threshold
           WHEN 'over-credit' THEN EXISTS (SELECT 1 FROM stood s WHERE s.order_id = o.id AND s.kind = 'reserve' AND s.used > s.credit_limit AND s.used <= s.credit_limit + r.threshold)
           WHEN 'below-price' THEN EXISTS (SELECT 1 FROM jsonb_array_elements(o.lines) e WHERE ${REDUCTION} > 0 AND ${REDUCTION} >= r.threshold)
           ELSE (
             SELECT count(*) FROM sales_order p WHERE p.buyer_id = o.buyer_id AND p.seller_id = ${seller} AND (p.submitted_at, p.id) < (o.submitted_at, o.id)
               AND p.state NOT IN ('draft', 'refused', 'cancelled')
           ) < r.threshold
         END)::integer AS caught, count(o.id)::integer AS orders
       FROM rule r LEFT JOIN recent o ON r.branch_id IS NULL OR o.branch_id = r.branch_id
       GROUP BY r.key`,
      params,
    );
  }
}
