import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { type Fault, sheetsErrors } from '@tributary/sheets';
import type { RawFile } from '../archive/raw-file';
import { RawFileRepository } from '../archive/raw-file.repository';
import { Misaddressed } from '../check/addressee-check';
import { AddresseeRepository } from '../check/addressee.repository';
import { FlowsPipeline } from '../flows.pipeline';
import { FileRefused } from '../read/file-reader';
import type { WorkSteps } from '../work/flow-work';
import { ArrivalOpener } from './arrival-opener';
import { BatchSettlement } from './batch-settlement';
import { stateAfter } from './file-refusal';

/** What is done with an arrival: one that holds others is opened, every other is posted, or refused; its batch tells of it. */
@Injectable()
export class ArrivalHandling {
  constructor(
    private readonly pipeline: FlowsPipeline,
    private readonly opener: ArrivalOpener,
    private readonly files: RawFileRepository,
    private readonly batches: BatchSettlement,
    private readonly addressees: AddresseeRepository,
  ) {}

  /** @throws FileRefused, WorkCancelled */
  async handle(tx: TxCtx, file: RawFile, steps: WorkSteps): Promise<void> {
    await this.batches.recount(tx, await this.postOrOpen(tx, file, steps));
  }

  /** Posts a file again after a decision about its names. @throws FileRefused, WorkCancelled */
  async repost(tx: TxCtx, file: RawFile, steps: WorkSteps): Promise<void> {
    await this.batches.resettle(tx, await this.pipeline.repost(tx, file, steps));
  }

  /** `error`: what kept it from counting. */
  async refuse(tx: TxCtx, { id }: RawFile, reason: Fault, error: unknown): Promise<void> {
    const batchId = await this.files.settle(tx, id, { ...NOTHING, state: stateAfter(reason), reason }, null);
    if (error instanceof Misaddressed) await this.addressees.note(tx, id, error.alikeDealerId);
    await this.batches.recount(tx, batchId);
  }

  /** Gives the batch of the arrival. */
  private async postOrOpen(tx: TxCtx, file: RawFile, steps: WorkSteps): Promise<number> {
    try {
      return await this.pipeline.post(tx, file, steps);
    } catch (error) {
      // what came inside another and still holds others lay too deep in it
      if (file.insideId !== null || !(error instanceof FileRefused) || error.fault.code !== sheetsErrors.holdsFiles.code) throw error;
      return this.opener.open(tx, file);
    }
  }
}

const NOTHING = { classification: null, rows: 0, posted: 0, faults: 0, from: null, to: null, mediaType: null, sheets: [] } as const;
