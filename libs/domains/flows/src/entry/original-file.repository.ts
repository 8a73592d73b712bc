import { Injectable } from '@nestjs/common';
import { dealerScope, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { LayoutMapping } from '../map/layout-mapping';
import type { ReadSheet } from '../read/read-job';

/** An archived file with all it takes to read it as it was read. */
export interface OriginalFile {
  readonly id: number;
  readonly name: string;
  readonly sha256: Buffer;
  readonly receivedAt: Date;
  readonly sheets: readonly ReadSheet[];
  readonly mapping: LayoutMapping;
}

@Injectable()
export class OriginalFileRepository {
  /** Those that the scope shows, by id. */
  async byIds(tx: TxCtx, ids: readonly number[]): Promise<Map<number, OriginalFile>> {
    const params = new SqlParams();
    const rows = await sql<OriginalFile>(
      tx,
      `SELECT f.id, f.name, f.sha256, f.received_at AS "receivedAt", o.sheets, l.mapping
       FROM raw_file f JOIN raw_file_outcome o ON o.raw_file_id = f.id JOIN feed d ON d.id = f.feed_id
         JOIN layout l ON l.id = coalesce(o.layout_id, d.layout_id)
       WHERE f.id = ANY (${params.add(ids)}::bigint[]) AND ${dealerScope(tx, 'flow', 'f.dealer_id', params)}`,
      params,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
