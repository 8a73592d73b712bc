import { Injectable } from '@nestjs/common';
import { localNameSql } from '@tributary/dealers';
import { actorName, partyScope, prepared, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { Parties } from '../order/order-party';

/** What an order does to the credit of a buyer with a seller. */
export interface CreditMove extends Parties {
  readonly orderId: number;
  /** Of goods that came back. */
  readonly returnId?: number;
  /** CNY with two decimals, never negative. */
  readonly amount: string;
}

export interface CreditRow {
  readonly sellerId: number;
  readonly sellerName: string;
  readonly limit: string | null;
  readonly used: string;
}

@Injectable()
export class CreditRepository {
  /**
   * Takes the amount if the limit allows it, opening the account where there is none, and writes the movement: one
   * conditional statement. Head office's limit is the dealer's as it stands today; a dealer's is what its account says.
   * A limit that is being changed is waited for.
   * The seller's rules may allow more than the limit (the strictest one counts). Gives by how much the limit is exceeded
   * now; undefined: refused.
   */
  async reserve(tx: TxCtx, { tier, sellerId, buyerId, orderId, amount }: CreditMove): Promise<string | undefined> {
    const row = await sqlOne<{ beyond: string }>(
      tx,
      prepared(`WITH buyer AS MATERIALIZED (
         SELECT d.credit_limit, d.branch_id FROM dealer d WHERE d.id = $2 FOR SHARE
       ),
       asked AS (
         SELECT $1::bigint AS seller_id, $2::bigint AS buyer_id, $3::numeric AS amount,
                CASE $6::smallint WHEN 1 THEN coalesce((SELECT credit_limit FROM buyer), 0) END AS agreed, coalesce((
                  SELECT min(r.threshold) FROM approval_rule r
                  WHERE r.seller_id = $1 AND r.active AND r.kind = 'over-credit' AND (r.branch_id IS NULL OR r.branch_id = (SELECT branch_id FROM buyer))
                ), 0) AS tolerance
       ),
       account AS (
         INSERT INTO credit_account AS a (seller_id, buyer_id, credit_limit, used)
         SELECT seller_id, buyer_id, agreed, amount FROM asked WHERE agreed IS NULL OR amount <= agreed + tolerance
         ON CONFLICT (buyer_id, seller_id) DO UPDATE
           SET used = a.used + excluded.used, credit_limit = coalesce(excluded.credit_limit, a.credit_limit)
           WHERE coalesce(excluded.credit_limit, a.credit_limit) IS NULL
              OR a.used + excluded.used <= coalesce(excluded.credit_limit, a.credit_limit) + (SELECT tolerance FROM asked)
         RETURNING a.seller_id, a.buyer_id, a.used, a.credit_limit
       ),
       movement AS (
         INSERT INTO credit_movement (seller_id, buyer_id, order_id, kind, used_delta, actor_name)
         SELECT seller_id, buyer_id, $4, 'reserve', $3, $5 FROM account
       )
       SELECT greatest(used - coalesce(credit_limit, used), 0.00) AS beyond FROM account`),
      [sellerId, buyerId, amount, orderId, actorName(tx), tier],
    );
    return row?.beyond;
  }

  /** Gives the amount back and writes the movement. */
  async release(tx: TxCtx, { sellerId, buyerId, orderId, returnId, amount }: CreditMove): Promise<boolean> {
    const params = new SqlParams();
    const given = params.add(amount);
    const rows = await sql(
      tx,
      `WITH account AS (
         UPDATE credit_account a SET used = a.used - ${given}::numeric
         WHERE a.buyer_id = ${params.add(buyerId)} AND a.seller_id = ${params.add(sellerId)} AND ${partyScope(tx, 'a.buyer_id', 'a.seller_id', params)}
         RETURNING a.seller_id, a.buyer_id
       )
       INSERT INTO credit_movement (seller_id, buyer_id, order_id, return_id, kind, used_delta, actor_name)
       SELECT seller_id, buyer_id, ${params.add(orderId)}, ${params.add(returnId ?? null)}::bigint, 'release', -${given}::numeric, ${params.add(actorName(tx))} FROM account RETURNING id`,
      params,
    );
    return rows.length > 0;
  }

  find(tx: TxCtx, sellerId: number, buyerId: number): Promise<CreditRow | undefined> {
    const params = new SqlParams();
    return sqlOne<CreditRow>(
      tx,
      prepared(`SELECT o.id AS "sellerId", ${localNameSql(tx, 'o')} AS "sellerName", CASE o.kind WHEN 'head_office' THEN d.credit_limit ELSE a.credit_limit END AS "limit",
              coalesce(a.used, 0.00) AS used
       FROM organisation o JOIN dealer d ON d.id = ${params.add(buyerId)}
       LEFT JOIN credit_account a ON a.buyer_id = d.id AND a.seller_id = o.id AND ${partyScope(tx, 'a.buyer_id', 'a.seller_id', params)}
       WHERE o.id = ${params.add(sellerId)}`),
      params,
    );
  }
}
