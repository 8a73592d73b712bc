import { Injectable } from '@nestjs/common';
import { dealerScope, prepared, sql, sqlCount, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';

/** A decision to remember; `dealerId` null: it holds for every dealer. */
export interface SkuAliasDecision {
  readonly dealerId: number | null;
  readonly key: string;
  readonly shown: string;
  readonly skuId: number;
  readonly decidedBy: number | null;
}

/** Rows are never deleted: a decision is revoked, and the next one is a new row. */
@Injectable()
export class SkuAliasRepository {
  /** The dealer's own decisions come before those that hold for everyone. */
  resolve(tx: TxCtx, dealerId: number, keys: readonly string[]): Promise<{ key: string; skuId: number }[]> {
    const params = new SqlParams();
    return sql(
      tx,
      prepared(`SELECT DISTINCT ON (a.text_key) a.text_key AS key, a.sku_id AS "skuId" FROM sku_alias a
       WHERE a.text_key = ANY (${params.add(keys)}::text[]) AND a.revoked_at IS NULL
         AND (a.dealer_id IS NULL OR a.dealer_id = ${params.add(dealerId)} AND ${dealerScope(tx, 'flow', 'a.dealer_id', params)})
       ORDER BY a.text_key, a.dealer_id NULLS LAST`),
      params,
    );
  }

  /** Ends the decision in force for this name unless it says the same. */
  async supersede(tx: TxCtx, { dealerId, key, skuId }: SkuAliasDecision): Promise<void> {
    const params = new SqlParams();
    await sqlCount(
      tx,
      `UPDATE sku_alias a SET revoked_at = now()
       WHERE a.text_key = ${params.add(key)} AND a.dealer_id IS NOT DISTINCT FROM ${params.add(dealerId)}
         AND a.revoked_at IS NULL AND a.sku_id <> ${params.add(skuId)} AND ${aliasScope(tx, params)}`,
      params,
    );
  }

  /** Gives the id of the decision in force, which may be an older one that says the same. */
  async insert(tx: TxCtx, { dealerId, key, shown, skuId, decidedBy }: SkuAliasDecision): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO sku_alias (dealer_id, text_key, text_shown, sku_id, decided_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (text_key, dealer_id) WHERE revoked_at IS NULL DO UPDATE SET text_shown = EXCLUDED.text_shown RETURNING id`,
      [dealerId, key, shown, skuId, decidedBy],
    );
    if (!row) throw new Error('The alias was not stored.');
    return row.id;
  }

  /** Whether there was such a decision in force. */
  async revoke(tx: TxCtx, aliasId: number): Promise<boolean> {
    const params = new SqlParams();
    const wanted = `a.id = ${params.add(aliasId)} AND a.revoked_at IS NULL AND ${aliasScope(tx, params)}`;
    return (await sqlCount(tx, `UPDATE sku_alias a SET revoked_at = now() WHERE ${wanted}`, params)) > 0;
  }
}

/** Decisions for everyone belong to those who see every flow. */
function aliasScope(tx: TxCtx, params: SqlParams): string {
  return dealerScope(tx, 'flow', 'a.dealer_id', params);
}
