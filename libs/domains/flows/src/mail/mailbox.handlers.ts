import { Injectable } from '@nestjs/common';
import { type Ctx, HandlesJob, type JobHandler } from '@tributary/platform';
import { readMailbox, tickMailboxes } from '../flows.jobs';
import { TroubleWatch } from '../run/trouble-watch';
import { MailboxReader } from './mailbox-reader';
import { MailboxTick } from './mailbox-tick';
import { MailboxWatch } from './mailbox-watch';

@Injectable()
@HandlesJob(readMailbox)
export class ReadMailboxHandler implements JobHandler<{ mailboxId: number }> {
  constructor(private readonly reader: MailboxReader) {}

  handle(ctx: Ctx, { mailboxId }: { mailboxId: number }): Promise<void> {
    return this.reader.read(ctx, mailboxId);
  }
}

@Injectable()
@HandlesJob(tickMailboxes)
export class TickMailboxesHandler implements JobHandler<Record<string, never>> {
  constructor(
    private readonly ticker: MailboxTick,
    private readonly watch: MailboxWatch,
    private readonly troubles: TroubleWatch,
  ) {}

  async handle(ctx: Ctx): Promise<void> {
    await this.ticker.tick(ctx);
    await this.troubles.look(ctx);
    await this.watch.ensure(ctx);
  }
}
