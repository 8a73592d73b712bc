import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, Outbox, platformErrors, type TxCtx } from '@tributary/platform';
import { RawFileRepository } from '../archive/raw-file.repository';
import { flowsErrors } from '../flows.errors';
import { replayFile } from '../flows.jobs';
import type { Saying } from './coverage';
import { CoverageRepository } from './coverage.repository';

/** A person says of which days an arrival tells; then it counts in its turn. */
@Injectable()
export class CoverageSaid {
  constructor(
    private readonly files: RawFileRepository,
    private readonly coverages: CoverageRepository,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found, flows.nothing-left-out */
  async say(tx: TxCtx, rawFileId: number, saying: Saying): Promise<void> {
    const file = await this.files.find(tx, rawFileId);
    if (!file) throw platformErrors.notFound();
    if (!(await this.coverages.say(tx, file, saying, actorName(tx), this.clock.now()))) throw flowsErrors.nothingLeftOut();
    await this.audit.record(tx, { action: 'flows.say-coverage', subject: 'raw_file', subjectId: rawFileId, detail: { name: file.name, dealerId: file.dealerId, saying } });
    await this.outbox.enqueue(tx, replayFile, { rawFileId }, { key: `file:${rawFileId}` });
  }
}
