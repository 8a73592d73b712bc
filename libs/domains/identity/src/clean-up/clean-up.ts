import { Injectable } from '@nestjs/common';
import { Clock, type Ctx, HandlesJob, type JobHandler, sql, UnitOfWork } from '@tributary/platform';
import { IDLE_MS } from '../session/session-lifetime';
import { cleanUp } from '../identity.jobs';

const DAY_MS = 86_400_000;
/** Sessions remain visible to an investigation for a while after their end. */
const SESSION_MEMORY_MS = 90 * DAY_MS;
/** Counted attempts and failures are forgotten after a day at the latest. */
const RATE_MEMORY_MS = 2 * DAY_MS;

/** Acting for a dealer ends with its session, also where that simply ran out. */
const CLOSE_ACTING = `UPDATE acting_record r SET ended_at = least(s.expires_at, s.last_seen_at + make_interval(secs => $3)), end_cause = 'session-ended'
  FROM session s WHERE s.acting_id = r.id AND r.ended_at IS NULL AND (s.expires_at <= $1 OR s.last_seen_at <= $2)`;

@HandlesJob(cleanUp)
@Injectable()
export class CleanUp implements JobHandler<Record<string, never>> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle(ctx: Ctx): Promise<void> {
    const before = (ms: number) => new Date(this.clock.now().getTime() - ms);
    await this.uow.write(ctx, async (tx) => {
      await sql(tx, CLOSE_ACTING, [this.clock.now(), before(IDLE_MS), IDLE_MS / 1000]);
      await sql(tx, 'DELETE FROM session WHERE expires_at < $1', [before(SESSION_MEMORY_MS)]);
      await sql(tx, 'DELETE FROM rate_window WHERE window_start < $1', [before(RATE_MEMORY_MS)]);
    });
  }
}
