import { Injectable } from '@nestjs/common';
import { AuditTrail, Outbox, type TxCtx } from '@tributary/platform';
import type { WebSettings } from '../../feed/feed';
import { tryRecipe } from '../../flows.jobs';

/** The order to a worker, and that it was given. */
@Injectable()
export class TryWork {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async order(tx: TxCtx, tryId: number, { host, user }: WebSettings): Promise<void> {
    await this.outbox.enqueue(tx, tryRecipe, { tryId });
    await this.audit.record(tx, { action: 'flows.try-recipe', subject: 'recipe-try', subjectId: tryId, detail: { host, user: user ?? null } });
  }
}
