import { Injectable } from '@nestjs/common';
import { catalogueScope, sql, sqlCount, SqlParams, type TxCtx, userOf } from '@tributary/platform';
import { buyerOf } from '../order/order-party';

/** More than anybody finds again by eye. */
const MOST = 1000;

@Injectable()
export class FavouriteRepository {
  /** The SKUs that the person starred, the latest first; those out of the catalogue are left out until they are back. */
  async list(tx: TxCtx): Promise<number[]> {
    const params = new SqlParams();
    const rows = await sql<{ skuId: number }>(
      tx,
      `SELECT f.sku_id AS "skuId" FROM favourite f JOIN sku s ON s.id = f.sku_id
       WHERE f.user_id = ${params.add(userOf(tx).userId)} AND f.buyer_id = ${params.add(buyerOf(tx))}
         AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
       ORDER BY f.at DESC, f.sku_id LIMIT ${MOST}`,
      params,
    );
    return rows.map(({ skuId }) => skuId);
  }

  /** Gives whether there is such an SKU in the person's catalogue. */
  async add(tx: TxCtx, skuId: number, at: Date): Promise<boolean> {
    const params = new SqlParams();
    const rows = await sqlCount(
      tx,
      `INSERT INTO favourite (user_id, buyer_id, sku_id, at)
       SELECT ${params.add(userOf(tx).userId)}, ${params.add(buyerOf(tx))}, s.id, ${params.add(at)} FROM sku s
       WHERE s.id = ${params.add(skuId)} AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
       ON CONFLICT (user_id, buyer_id, sku_id) DO UPDATE SET at = favourite.at`,
      params,
    );
    return rows > 0;
  }

  async remove(tx: TxCtx, skuId: number): Promise<void> {
    await sql(tx, 'DELETE FROM favourite WHERE user_id = $1 AND buyer_id = $2 AND sku_id = $3', [userOf(tx).userId, buyerOf(tx), skuId]);
  }
}

/** SQL predicate: `sku s` is starred by the person. */
export function favouriteSql(tx: TxCtx, params: SqlParams): string {
  const { userId, organisationId } = userOf(tx);
  return `s.id IN (SELECT f.sku_id FROM favourite f WHERE f.user_id = ${params.add(userId)} AND f.buyer_id = ${params.add(organisationId)})`;
}
