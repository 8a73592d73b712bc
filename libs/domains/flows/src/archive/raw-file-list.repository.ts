import { Injectable } from '@nestjs/common';
import { dealerScope, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';

export interface RawFileRow {
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string | null;
  readonly receivedAt: Date;
  readonly feedId: number;
  readonly feedCode: string;
}

/** Archived files as people see them. */
@Injectable()
export class RawFileListRepository {
  /** undefined when absent or outside the scope. */
  find(tx: TxCtx, id: number): Promise<RawFileRow | undefined> {
    const params = new SqlParams();
    return sqlOne(
      tx,
      `SELECT f.id, f.name, encode(f.sha256, 'hex') AS sha256, f.size, o.media_type AS "mediaType", f.received_at AS "receivedAt",
         f.feed_id AS "feedId", d.code AS "feedCode"
       FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id JOIN feed d ON d.id = f.feed_id
       WHERE f.id = ${params.add(id)} AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)}`,
      params,
    );
  }
}
