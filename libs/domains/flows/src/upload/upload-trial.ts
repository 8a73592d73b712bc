import { Injectable } from '@nestjs/common';
import { sql, type TxCtx } from '@tributary/platform';
import { type Fault, sheetsErrors } from '@tributary/sheets';
import type { RawFile } from '../archive/raw-file';
import { RawFileRepository } from '../archive/raw-file.repository';
import { fileFaults } from '../flows.faults';
import { FlowsPipeline } from '../flows.pipeline';
import { FlowStaging } from '../post/flow-staging';
import { FileRefused } from '../read/file-reader';
import { ArrivalOpener } from '../run/arrival-opener';
import { refusalOf } from '../run/file-refusal';
import { UNWATCHED } from '../work/flow-work';

/** Arrivals that count, and what to know of those beside them that do not. */
export interface Tried {
  readonly ids: readonly number[];
  readonly note: Fault | null;
}

/** Counts what a person brought for real, in a transaction that will be taken back: a file, or all that an archive or a mail holds. */
@Injectable()
export class UploadTrial {
  constructor(
    private readonly pipeline: FlowsPipeline,
    private readonly opener: ArrivalOpener,
    private readonly files: RawFileRepository,
    private readonly staging: FlowStaging,
  ) {}

  /** @throws FileRefused, Misaddressed when nothing of it counts */
  async run(tx: TxCtx, file: RawFile): Promise<Tried> {
    const failed = await this.attempt(tx, file);
    if (!failed) return { ids: [file.id], note: null };
    if (failed.fault.code !== sheetsErrors.holdsFiles.code) throw failed.error;
    await this.opener.open(tx, file);
    return this.members(tx, file);
  }

  private async members(tx: TxCtx, file: RawFile): Promise<Tried> {
    const ids: number[] = [];
    const refused: Fault[] = [];
    for (const member of await this.files.inside(tx, file.id)) {
      const failed = await this.attempt(tx, member);
      if (failed) refused.push({ code: fileFaults.insideRefused.code, params: { name: member.name, reason: [failed.fault] } });
      else ids.push(member.id);
    }
    if (refused.length === 0) return { ids, note: null };
    const note = { code: fileFaults.membersRefused.code, params: { count: refused.length, files: refused } };
    if (ids.length === 0) throw new FileRefused(note);
    return { ids, note };
  }

  /** Why the file does not count; then the transaction goes on as if it had not come. */
  private async attempt(tx: TxCtx, file: RawFile): Promise<{ readonly error: unknown; readonly fault: Fault } | undefined> {
    await sql(tx, 'SAVEPOINT attempt');
    try {
      await this.pipeline.post(tx, file, UNWATCHED);
      await this.staging.clear(tx);
      await sql(tx, 'RELEASE SAVEPOINT attempt');
      return undefined;
    } catch (error) {
      const fault = refusalOf(error);
      if (!fault) throw error;
      await sql(tx, 'ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt');
      return { error, fault };
    }
  }
}
