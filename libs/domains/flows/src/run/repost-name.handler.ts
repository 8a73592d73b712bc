import { Injectable } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler, UnitOfWork } from '@tributary/platform';
import { RawFileRepository } from '../archive/raw-file.repository';
import { repostName } from '../flows.jobs';
import { NameMatcher } from '../match/name-matcher';
import { FilePoster } from './file-poster';
import { NameWork } from './name-work';

@Injectable()
@HandlesJob(repostName)
export class RepostNameHandler implements JobHandler<{ nameId: number }> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: RawFileRepository,
    private readonly matcher: NameMatcher,
    private readonly poster: FilePoster,
    private readonly work: NameWork,
  ) {}

  /** File by file: each is right by itself, and the decision of today is read anew for each. */
  async handle(ctx: Ctx, { nameId }: { nameId: number }): Promise<void> {
    await this.uow.write(ctx, (tx) => this.matcher.rematchCustomer(tx, nameId));
    const files = await this.uow.read(ctx, (tx) => this.files.naming(tx, nameId));
    await this.work.watched(ctx, nameId, async (steps) => {
      await steps.total(files.length);
      for (const file of files) {
        await this.poster.repost(ctx, file, steps);
        await steps.fileDone(file.id);
      }
    });
  }
}
