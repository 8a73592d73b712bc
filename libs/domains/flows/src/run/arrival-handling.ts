import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { sheetsErrors } from '@tributary/sheets';
import type { RawFile } from '../archive/raw-file';
import { FlowsPipeline } from '../flows.pipeline';
import { FileRefused } from '../read/file-reader';
import type { WorkSteps } from '../work/flow-work';
import { ArrivalOpener } from './arrival-opener';

/** What is done with an arrival: one that holds others is opened, every other is posted. */
@Injectable()
export class ArrivalHandling {
  constructor(
    private readonly pipeline: FlowsPipeline,
    private readonly opener: ArrivalOpener,
  ) {}

  /** Gives the batch of the arrival. @throws FileRefused, WorkCancelled */
  async handle(tx: TxCtx, file: RawFile, steps: WorkSteps): Promise<number> {
    try {
      return await this.pipeline.post(tx, file, steps);
    } catch (error) {
      // what came inside another and still holds others lay too deep in it
      if (file.insideId !== null || !(error instanceof FileRefused) || error.fault.code !== sheetsErrors.holdsFiles.code) throw error;
      return this.opener.open(tx, file);
    }
  }

  /** Posts a file again after a decision about its names. */
  repost(tx: TxCtx, file: RawFile, steps: WorkSteps): Promise<number> {
    return this.pipeline.repost(tx, file, steps);
  }
}
