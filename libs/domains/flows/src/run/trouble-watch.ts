import { Injectable } from '@nestjs/common';
import { Clock, type Ctx, Outbox, sql, SqlParams, type TxCtx, UnitOfWork } from '@tributary/platform';
import { flowTroubled, type FlowTroubledPayload } from '../flows.events';
import { CANARY_PATIENCE_MS } from '../mail/canary';

/** A failure that lasts so long is not gone by itself. */
const LASTING_MS = 10 * 60_000;

interface Troubled {
  readonly id: number;
  readonly trouble: FlowTroubledPayload['trouble'] | null;
  readonly owned: boolean;
}

const FEED = `CASE WHEN status = 'paused' THEN NULL WHEN failing_since <= $1 THEN 'failed' WHEN late_after < $2 THEN 'late' END`;
const MAILBOX = `CASE WHEN status = 'paused' THEN NULL WHEN failing_since <= $1 THEN 'failed'
  WHEN canary_sent_at <= $2 AND (canary_seen_at IS NULL OR canary_seen_at < canary_sent_at) THEN 'silent' END`;

/** Notices once when a feed or a mailbox gets into lasting trouble, and forgets it when that is over. */
@Injectable()
export class TroubleWatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async look(ctx: Ctx): Promise<void> {
    await this.uow.write(ctx, async (tx) => {
      const now = this.clock.now().getTime();
      const lasting = new Date(now - LASTING_MS);
      await this.tell(tx, 'feed', await changed(tx, 'feed', FEED, [lasting, new Date(now)]));
      await this.tell(tx, 'mailbox', await changed(tx, 'mailbox', MAILBOX, [lasting, new Date(now - CANARY_PATIENCE_MS)]));
    });
  }

  /** One statement for any number. */
  private async tell(tx: TxCtx, subject: FlowTroubledPayload['subject'], rows: readonly Troubled[]): Promise<void> {
    const events = rows.flatMap(({ id, trouble, owned }) => (trouble && owned ? [{ event: flowTroubled, payload: { subject, subjectId: id, trouble } }] : []));
    if (events.length === 0) return;
    const params = new SqlParams();
    await sql(tx, this.outbox.publishSql(tx, events, params), params);
  }
}

/** Notes what is the matter with each now; gives those with whom something else is. */
function changed(tx: TxCtx, table: 'feed' | 'mailbox', trouble: string, times: readonly Date[]): Promise<Troubled[]> {
  return sql(
    tx,
    `UPDATE ${table} SET told_of = ${trouble} WHERE told_of IS DISTINCT FROM (${trouble}) RETURNING id, told_of AS trouble, owner_id IS NOT NULL AS owned`,
    [...times],
  );
}
