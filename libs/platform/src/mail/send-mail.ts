import { Injectable, Logger } from '@nestjs/common';
import type { Ctx } from '../context/ctx';
import { UnitOfWork } from '../database/unit-of-work';
import { Outbox } from '../outbox/outbox';
import { HandlesJob, type JobHandler } from '../queue/handlers';
import { sendMail } from './mail.jobs';
import { MailRefused, MailTransport } from './mail-transport';
import { type ClaimedMail, OutgoingMailRepository, UNDER_WAY_MS } from './outgoing-mail.repository';
import { retryDelayMs } from './retry-delay';

/**
 * Sends one mail. It is marked as under way before the server hears of it and as sent after the server has accepted it, so
 * a repeat of the job sends nothing again. One edge remains, as with every mail program: a process that dies between the
 * server's acceptance and the mark leaves a mail of which nobody knows; it is sent again after a while, under the same
 * Message-ID, by which mail servers and programs recognise the copy.
 */
@Injectable()
@HandlesJob(sendMail)
export class SendMail implements JobHandler<{ mailId: string }> {
  private readonly logger = new Logger(SendMail.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly mails: OutgoingMailRepository,
    private readonly transport: MailTransport,
    private readonly outbox: Outbox,
  ) {}

  async handle(ctx: Ctx, { mailId }: { mailId: string }): Promise<void> {
    const mail = await this.uow.write(ctx, (tx) => this.mails.claim(tx, mailId));
    if (!mail) return this.lookAgain(ctx, mailId);
    try {
      await this.transport.send(mail);
    } catch (error) {
      return this.failed(ctx, mail, error);
    }
    await this.uow.write(ctx, (tx) => this.mails.settle(tx, mailId, 'sent'));
  }

  /** The record of the failure and the next attempt are one transaction: no mail waits without a job. */
  private async failed(ctx: Ctx, { id, attempts }: ClaimedMail, error: unknown): Promise<void> {
    const fault = error instanceof Error ? error.message : String(error);
    const delayMs = error instanceof MailRefused ? undefined : retryDelayMs(attempts);
    this.logger.warn({ msg: 'mail not sent', mail: id, attempt: attempts, again: delayMs ?? 'never', error: fault });
    await this.uow.write(ctx, async (tx) => {
      await this.mails.settle(tx, id, delayMs === undefined ? 'failed' : 'waiting', fault);
      if (delayMs !== undefined) await this.outbox.enqueue(tx, sendMail, { mailId: id }, { delayMs });
    });
  }

  private lookAgain(ctx: Ctx, mailId: string): Promise<void> {
    return this.uow.write(ctx, async (tx) => {
      if (await this.mails.isUnderWay(tx, mailId)) await this.outbox.enqueue(tx, sendMail, { mailId }, { delayMs: UNDER_WAY_MS });
    });
  }
}
