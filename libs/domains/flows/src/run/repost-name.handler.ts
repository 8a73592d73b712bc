import { Injectable } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler, type JobRun, UnitOfWork } from '@tributary/platform';
import { RawFileRepository } from '../archive/raw-file.repository';
import { repostName } from '../flows.jobs';
import { NameMatcher } from '../match/name-matcher';
import { FilePoster } from './file-poster';

@Injectable()
@HandlesJob(repostName)
export class RepostNameHandler implements JobHandler<{ nameId: number }> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: RawFileRepository,
    private readonly matcher: NameMatcher,
    private readonly poster: FilePoster,
  ) {}

  /** File by file: each is right by itself, and the decision of today is read anew for each. */
  async handle(ctx: Ctx, { nameId }: { nameId: number }, run: JobRun): Promise<void> {
    await this.uow.write(ctx, (tx) => this.matcher.rematchCustomer(tx, nameId));
    const files = await this.uow.read(ctx, (tx) => this.files.naming(tx, nameId));
    for (const [index, file] of files.entries()) {
      await this.poster.repost(ctx, file);
      await run.progress(Math.round(((index + 1) / files.length) * 100));
    }
  }
}
