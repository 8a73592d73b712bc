import { Injectable } from '@nestjs/common';
import { Clock, type Ctx, HandlesJob, type JobHandler } from '@tributary/platform';
import { sealArchive } from '../flows.jobs';
import { ArchiveSealer } from './archive-sealer';
import { RawArchive } from './raw-archive';

@Injectable()
@HandlesJob(sealArchive)
export class SealArchiveHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly sealer: ArchiveSealer,
    private readonly archive: RawArchive,
    private readonly clock: Clock,
  ) {}

  async handle(ctx: Ctx): Promise<void> {
    await this.sealer.seal(ctx);
    await this.archive.tidy(this.clock.now());
  }
}
