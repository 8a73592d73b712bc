import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type Ctx, Outbox, UnitOfWork } from '@tributary/platform';
import { mailboxKeyOf, readMailbox } from '../flows.jobs';
import type { MailClient } from './mail-client';
import type { Mailbox } from './mailbox';
import { MailboxRepository } from './mailbox.repository';
import { Mailboxes } from './mailboxes';

/**
 * Hears of mail the moment it comes (IDLE). Only a convenience: every box is also read every minute, so a line that is
 * lost, or a server that tells nothing, costs a minute and no mail. Several workers may listen to one box; its reading is one job.
 */
@Injectable()
export class MailboxWatch implements OnApplicationShutdown {
  private readonly logger = new Logger(MailboxWatch.name);
  private readonly lines = new Map<number, MailClient | undefined>();
  private ended = false;

  constructor(
    private readonly boxes: Mailboxes,
    private readonly mails: MailboxRepository,
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  /** Listens to the active boxes and to no others. */
  async ensure(ctx: Ctx): Promise<void> {
    const active = await this.uow.read(ctx, (tx) => this.mails.active(tx));
    const wanted = new Set(active.map(({ id }) => id));
    for (const [id, line] of this.lines) if (!wanted.has(id)) line?.close();
    for (const box of active) if (!this.lines.has(box.id)) void this.listen(ctx, box);
  }

  onApplicationShutdown(): void {
    this.ended = true;
    for (const line of this.lines.values()) line?.close();
  }

  private async listen(ctx: Ctx, box: Mailbox): Promise<void> {
    this.lines.set(box.id, undefined);
    try {
      const line = await this.boxes.open(box);
      this.lines.set(box.id, line);
      if (this.ended) return line.close();
      await line.watch(() => void this.wake(ctx, box.id).catch((error: unknown) => this.logger.warn(error)));
    } catch {
      // the next minute tries again, and the reading of the box says what is wrong
    } finally {
      this.lines.delete(box.id);
    }
  }

  private async wake(ctx: Ctx, mailboxId: number): Promise<void> {
    await this.uow.write(ctx, (tx) => this.outbox.enqueue(tx, readMailbox, { mailboxId }, { key: mailboxKeyOf(mailboxId) }));
  }
}
