import { Injectable } from '@nestjs/common';
import { cursorKey, dealerScope, fetchSize, type PageQuery, partyScope, searchSql, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import { partySql, type Side } from '../order/order-party';
import type { CreditAccount, CreditMovement, CreditPair, CreditUse, LimitChange } from './credit-account';
import { type CreditFilter, creditPageSql } from './credit-filter';

/** `key`: what the list is sorted by. */
export type AccountRow = Omit<CreditAccount, 'available' | 'side'> & { readonly otherId: number; readonly key: string };

@Injectable()
export class CreditAccountRepository {
  /**
   * The other parties with whom an organisation has credit on one side: those with whom a supply relation or an account
   * stands, in the order that is asked for.
   */
  list(tx: TxCtx, ownId: number, side: Side, query: PageQuery & CreditFilter & { readonly otherId?: number }): Promise<AccountRow[]> {
    const params = new SqlParams();
    const accounts = accountsSql(tx, ownId, side, query, params);
    const { key, where, orderBy } = creditPageSql(query, params);
    return sql<AccountRow>(
      tx,
      `SELECT a."otherId", a.party, a."limit", a.used, ${key} AS key FROM (${accounts}) a WHERE ${where} ORDER BY ${orderBy} LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  /** What of the used credit open orders hold for goods that have not left yet; CNY. */
  async reserved(tx: TxCtx, { sellerId, buyerId }: CreditPair): Promise<string> {
    const params = new SqlParams();
    const row = await sqlOne<{ reserved: string }>(
      tx,
      `SELECT coalesce(round(sum(l.amount * (1 - l.shipped_base / nullif(coalesce(l.confirmed_base, l.base_quantity), 0))), 2), 0.00) AS reserved
       FROM sales_order o JOIN order_line l ON l.order_id = o.id
       WHERE o.seller_id = ${params.add(sellerId)} AND o.buyer_id = ${params.add(buyerId)} AND o.state IN ('submitted', 'offered', 'confirmed', 'in-production', 'allocated', 'shipping')
         AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}`,
      params,
    );
    return row?.reserved ?? '0.00';
  }

  /** The orders that take of the limit, the latest first. */
  uses(tx: TxCtx, { sellerId, buyerId }: CreditPair, query: PageQuery): Promise<CreditUse[]> {
    const params = new SqlParams();
    const before = cursorKey(query, 1);
    return sql<CreditUse>(
      tx,
      `SELECT o.id AS "orderId", o.number, o.state, o.submitted_at AS "submittedAt", o.total, m.used
       FROM sales_order o
       CROSS JOIN LATERAL (SELECT coalesce(sum(m.used_delta), 0.00) AS used FROM credit_movement m WHERE m.order_id = o.id) m
       WHERE o.seller_id = ${params.add(sellerId)} AND o.buyer_id = ${params.add(buyerId)} AND o.state NOT IN ('draft', 'refused', 'cancelled') AND m.used <> 0
         AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)} ${before ? `AND o.id < ${params.add(before[0])}::bigint` : ''}
       ORDER BY o.id DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  /** How the account came to be what it is, the latest first. */
  movements(tx: TxCtx, { sellerId, buyerId }: CreditPair, query: PageQuery): Promise<CreditMovement[]> {
    const params = new SqlParams();
    const before = cursorKey(query, 1);
    return sql<CreditMovement>(
      tx,
      `SELECT m.id, m.at, m.kind, m.order_id AS "orderId", o.number AS "orderNumber", m.used_delta AS change, m.actor_name AS "actorName"
       FROM credit_movement m LEFT JOIN sales_order o ON o.id = m.order_id
       WHERE m.seller_id = ${params.add(sellerId)} AND m.buyer_id = ${params.add(buyerId)} AND ${partyScope(tx, 'm.buyer_id', 'm.seller_id', params)}
         ${before ? `AND m.id < ${params.add(before[0])}::bigint` : ''}
       ORDER BY m.id DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  /** Who changed the limit and why, the latest first. */
  limitChanges(tx: TxCtx, { sellerId, buyerId }: CreditPair, query: PageQuery): Promise<LimitChange[]> {
    const params = new SqlParams();
    const before = cursorKey(query, 1);
    return sql<LimitChange>(
      tx,
      `SELECT c.id, c.at, c.old_limit AS "oldLimit", c.new_limit AS "newLimit", c.reason, c.actor_name AS "actorName" FROM credit_limit_change c
       WHERE c.seller_id = ${params.add(sellerId)} AND c.buyer_id = ${params.add(buyerId)} AND ${partyScope(tx, 'c.buyer_id', 'c.seller_id', params)}
         ${before ? `AND c.id < ${params.add(before[0])}::bigint` : ''}
       ORDER BY c.id DESC LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  /** The limit as it is, held until the transaction ends: of a first-tier dealer, or of an account, which is opened if need be. */
  async lockLimit(tx: TxCtx, { sellerId, buyerId }: CreditPair, tier: 1 | 2): Promise<string | null | undefined> {
    const params = new SqlParams();
    const statement =
      tier === 1
        ? `SELECT d.credit_limit AS "limit" FROM dealer d WHERE d.id = ${params.add(buyerId)} AND ${dealerScope(tx, 'dealers', 'd.id', params)} FOR UPDATE`
        : `INSERT INTO credit_account AS a (seller_id, buyer_id) VALUES (${params.add(sellerId)}, ${params.add(buyerId)})
           ON CONFLICT (buyer_id, seller_id) DO UPDATE SET used = a.used RETURNING credit_limit AS "limit"`;
    return (await sqlOne<{ limit: string | null }>(tx, statement, params))?.limit;
  }

  /** Sets the limit that `tx` has locked and keeps what it was: one statement. */
  async changeLimit(tx: TxCtx, pair: CreditPair, tier: 1 | 2, change: Pick<LimitChange, 'oldLimit' | 'newLimit' | 'reason' | 'actorName' | 'at'>): Promise<void> {
    const { oldLimit, newLimit, reason, actorName, at } = change;
    await sql(
      tx,
      `WITH kept AS (
         INSERT INTO credit_limit_change (seller_id, buyer_id, old_limit, new_limit, reason, actor_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       )${tier === 1 ? ', agreed AS (UPDATE dealer SET credit_limit = $4 WHERE id = $2)' : ''}
       UPDATE credit_account SET credit_limit = $4 WHERE seller_id = $1 AND buyer_id = $2`,
      [pair.sellerId, pair.buyerId, oldLimit, newLimit, reason, actorName, at],
    );
  }
}

/** SQL: every account of an organisation on one side, with limit and use; before any order or page. */
function accountsSql(tx: TxCtx, ownId: number, side: Side, { search, otherId }: PageQuery & { readonly otherId?: number }, params: SqlParams): string {
  const own = params.add(ownId);
  const [mine, other] = side === 'seller' ? ['supplier_id', 'buyer_id'] : ['buyer_id', 'supplier_id'];
  const [accountMine, accountOther] = side === 'seller' ? ['seller_id', 'buyer_id'] : ['buyer_id', 'seller_id'];
  return `SELECT p.id AS "otherId", p.code, ${partySql(side === 'seller' ? 'buyer' : 'seller', 'p', 'x')} AS party,
            CASE x.tier WHEN 1 THEN coalesce(d.credit_limit, 0) ELSE c.credit_limit END AS "limit", coalesce(c.used, 0.00) AS used
     FROM (
       SELECT r.${other} AS id FROM supply_relation r WHERE r.${mine} = ${own} AND ${partyScope(tx, 'r.buyer_id', 'r.supplier_id', params)}
       UNION SELECT c.${accountOther} FROM credit_account c WHERE c.${accountMine} = ${own} AND ${partyScope(tx, 'c.buyer_id', 'c.seller_id', params)}
     ) o
     JOIN organisation p ON p.id = o.id
     CROSS JOIN LATERAL (SELECT ${side === 'seller' ? own : 'p.id'}::bigint AS seller_id, ${side === 'seller' ? 'p.id' : own}::bigint AS buyer_id) y
     CROSS JOIN LATERAL (SELECT y.*, CASE (SELECT s.kind FROM organisation s WHERE s.id = y.seller_id) WHEN 'head_office' THEN 1 ELSE 2 END AS tier) x
     LEFT JOIN dealer d ON d.id = x.buyer_id AND ${dealerScope(tx, 'dealers', 'd.id', params)}
     LEFT JOIN credit_account c ON c.buyer_id = x.buyer_id AND c.seller_id = x.seller_id AND ${partyScope(tx, 'c.buyer_id', 'c.seller_id', params)}
     WHERE ${searchSql('p.search_text', search, params)} ${otherId === undefined ? '' : `AND p.id = ${params.add(otherId)}`}`;
}
