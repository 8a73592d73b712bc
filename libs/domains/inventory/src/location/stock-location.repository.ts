import { Injectable } from '@nestjs/common';
import { sql, sqlOne, SqlParams, stockScope, type TxCtx } from '@tributary/platform';

export interface StockLocation {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Whether goods may be received here. */
  readonly receives: boolean;
}

@Injectable()
export class StockLocationRepository {
  /** The owner's locations that `tx` may see, in the order of their codes. */
  ofOwner(tx: TxCtx, ownerId: number): Promise<StockLocation[]> {
    const params = new SqlParams();
    return sql<StockLocation>(
      tx,
      `SELECT l.id, l.code, l.name, l.name_en AS "nameEn", l.receives FROM stock_location l
       WHERE l.owner_id = ${params.add(ownerId)} AND ${stockScope(tx, 'l.owner_id', 'l.id', params)}
       ORDER BY l.code`,
      params,
    );
  }

  /** A first location for an owner that has none; whoever comes second takes the one of whoever came first. */
  async createFirst(tx: TxCtx, ownerId: number): Promise<number> {
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO stock_location (owner_id, code, name, name_en)
       SELECT o.id, o.code || '-1', '主仓库', 'Main warehouse' FROM organisation o WHERE o.id = $1
       ON CONFLICT (code) DO UPDATE SET code = excluded.code
       RETURNING id`,
      [ownerId],
    );
    if (!row) throw new Error(`The organisation ${ownerId} cannot have a stock location here.`);
    return row.id;
  }
}
