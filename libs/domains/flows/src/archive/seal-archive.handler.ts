import { Injectable } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler } from '@tributary/platform';
import { sealArchive } from '../flows.jobs';
import { ArchiveSealer } from './archive-sealer';

@Injectable()
@HandlesJob(sealArchive)
export class SealArchiveHandler implements JobHandler<Record<string, never>> {
  constructor(private readonly sealer: ArchiveSealer) {}

  handle(ctx: Ctx): Promise<void> {
    return this.sealer.seal(ctx);
  }
}
