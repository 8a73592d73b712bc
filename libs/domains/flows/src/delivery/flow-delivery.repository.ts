import { Injectable } from '@nestjs/common';
import { sql, SqlParams, type TxCtx } from '@tributary/platform';
import { ownScope } from '../own/own-scope';

/** Deliveries are arrivals of feeds whose road is `api`. */
@Injectable()
export class FlowDeliveryRepository {
  /** Whether the arrival came that way, of the actor's own dealer. */
  async isDelivery(tx: TxCtx, id: number): Promise<boolean> {
    const params = new SqlParams();
    const found = await sql(
      tx,
      `SELECT 1 FROM raw_file f JOIN feed d ON d.id = f.feed_id WHERE f.id = ${params.add(id)} AND d.source = 'api' AND ${ownScope(tx, 'f.dealer_id', params)}`,
      params,
    );
    return found.length > 0;
  }

  /** The arrivals that came inside of one, in their order. */
  async inside(tx: TxCtx, id: number): Promise<number[]> {
    const params = new SqlParams();
    const rows = await sql<{ id: number }>(tx, `SELECT f.id FROM raw_file f WHERE f.inside_id = ${params.add(id)} AND ${ownScope(tx, 'f.dealer_id', params)} ORDER BY f.id LIMIT 1000`, params);
    return rows.map((row) => row.id);
  }
}
