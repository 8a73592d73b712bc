import { Injectable } from '@nestjs/common';
import { Clock, type Ctx, HandlesJob, type JobHandler, sql, UnitOfWork } from '@tributary/platform';
import { cleanUp } from '../engagement.jobs';

const DAY_MS = 86_400_000;
const READ_MEMORY_MS = 90 * DAY_MS;
/** Of people who never look. */
const UNREAD_MEMORY_MS = 365 * DAY_MS;

/** What was read, or only ever went by mail, is forgotten after 90 days, what nobody read after a year. */
@HandlesJob(cleanUp)
@Injectable()
export class CleanUp implements JobHandler<Record<string, never>> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(ctx: Ctx): Promise<void> {
    const before = (ms: number) => new Date(this.clock.now().getTime() - ms);
    await this.uow.write(ctx, (tx) =>
      sql(tx, `DELETE FROM notification WHERE created_at < $1 AND (NOT in_portal OR read_at < $1) OR created_at < $2`, [before(READ_MEMORY_MS), before(UNREAD_MEMORY_MS)]),
    );
  }
}
