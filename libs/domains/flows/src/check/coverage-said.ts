import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, Outbox, platformErrors, sql, type TxCtx } from '@tributary/platform';
import type { RawFile } from '../archive/raw-file';
import { RawFileRepository } from '../archive/raw-file.repository';
import { fileFaults } from '../flows.faults';
import { flowsErrors } from '../flows.errors';
import { replayFile } from '../flows.jobs';

/** What a person can say of an arrival that leaves days out: it tells as its feed declares, so these days are empty now, or only of the days that it has rows of. */
export const SAYINGS = ['declared', 'days'] as const;
export type Saying = (typeof SAYINGS)[number];

/** A person says of which days an arrival tells; then it counts in its turn. */
@Injectable()
export class CoverageSaid {
  constructor(
    private readonly files: RawFileRepository,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found, flows.nothing-left-out */
  async say(tx: TxCtx, rawFileId: number, saying: Saying): Promise<void> {
    const file = await this.files.find(tx, rawFileId);
    if (!file) throw platformErrors.notFound();
    if (!(await this.note(tx, file, saying))) throw flowsErrors.nothingLeftOut();
    await this.audit.record(tx, { action: 'flows.say-coverage', subject: 'raw_file', subjectId: rawFileId, detail: { name: file.name, dealerId: file.dealerId, saying } });
    await this.outbox.enqueue(tx, replayFile, { rawFileId }, { key: `file:${rawFileId}` });
  }

  /** False where it does not wait for that, or somebody else has said so. */
  private async note(tx: TxCtx, { id, feedId }: RawFile, saying: Saying): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE raw_file_outcome o SET coverage_by = $2, coverage_at = $3, coverage = CASE WHEN $4 = 'days' THEN 'days' ELSE (SELECT f.coverage FROM feed f WHERE f.id = $5) END
       WHERE o.raw_file_id = $1 AND o.state = 'rejected' AND o.reason ->> 'code' = $6 AND o.coverage_at IS NULL RETURNING 1`,
      [id, actorName(tx), this.clock.now(), saying, feedId, fileFaults.daysLeftOut.code],
    );
    return rows.length > 0;
  }
}
