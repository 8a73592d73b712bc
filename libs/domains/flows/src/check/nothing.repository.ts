import { Injectable } from '@nestjs/common';
import type { Period } from '@tributary/kernel';
import { sql, type TxCtx } from '@tributary/platform';
import { sheetsErrors } from '@tributary/sheets';
import { fileFaults } from '../flows.faults';

/** Reasons of files that may mean that there was nothing. */
const WITHOUT_ROWS: readonly string[] = [fileFaults.noRows.code, sheetsErrors.fileEmpty.code];

/** What people said of arrivals without rows. */
@Injectable()
export class NothingRepository {
  /** False where the arrival does not wait for that, or somebody else has said so. What somebody uploaded is theirs to discard. */
  async say(tx: TxCtx, rawFileId: number, { from, to }: Period, by: string, at: Date): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE raw_file_outcome SET nothing_from = $2, nothing_to = $3, nothing_by = $4, nothing_at = $5
       WHERE raw_file_id = $1 AND state = 'rejected' AND reason ->> 'code' = ANY ($6) AND nothing_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM flow_upload u WHERE u.raw_file_id = $1) RETURNING 1`,
      [rawFileId, from, to, by, at, WITHOUT_ROWS],
    );
    return rows.length > 0;
  }
}
