import { Injectable } from '@nestjs/common';
import type { Ctx } from '../context/ctx';
import { sql } from '../database/sql';
import { UnitOfWork } from '../database/unit-of-work';
import { defineJob } from '../outbox/job';
import { HandlesJob, type JobHandler } from './handlers';
import { defineSchedule } from './schedule';

const HOUR_MS = 3_600_000;
export const houseKeeping = defineJob<Record<string, never>>('platform.house-keeping', { queue: 'maintenance' });
defineSchedule('platform.house-keeping', houseKeeping, {}, HOUR_MS);

/**
 * What is only of use for a while goes: replies kept for repeated requests after a week, by when no client repeats any
 * more, outbox rows a day after they were sent, and what is settled of mails after 90 days.
 */
@Injectable()
@HandlesJob(houseKeeping)
export class HouseKeeping implements JobHandler<Record<string, never>> {
  constructor(private readonly uow: UnitOfWork) {}

  handle(ctx: Ctx): Promise<void> {
    return this.uow.write(ctx, async (tx) => {
      await sql(tx, `DELETE FROM idempotency_key WHERE created_at < now() - interval '7 days'`);
      await sql(tx, `DELETE FROM outgoing_mail WHERE state IN ('sent', 'failed') AND created_at < now() - interval '90 days'`);
      await sql(tx, `DELETE FROM outbox WHERE dispatched_at < now() - interval '1 day'`);
    });
  }
}
