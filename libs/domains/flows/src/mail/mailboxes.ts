import { Inject, Injectable } from '@nestjs/common';
import { type Config, CONFIG, HostReach, systemCtx, UnitOfWork } from '@tributary/platform';
import { openFeedSecret } from '../feed/feed-secret';
import { runFaults } from '../flows.faults';
import type { Source } from '../sources/source';
import { MailClient } from './mail-client';
import { MailSource } from './mail-source';
import type { Mailbox, MailboxSettings } from './mailbox';
import { MailboxRepository } from './mailbox.repository';

/** Opens mailboxes. */
@Injectable()
export class Mailboxes {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reach: HostReach,
    private readonly uow: UnitOfWork,
    private readonly mails: MailboxRepository,
  ) {}

  /** @throws one of `runFaults`, network.host-unknown, network.host-forbidden */
  open({ code, settings, secret }: Pick<Mailbox, 'code' | 'settings' | 'secret'>): Promise<MailClient> {
    return this.openWith(settings, openFeedSecret(this.config.secret, mailboxKey(code), secret));
  }

  async openWith(settings: MailboxSettings, password: string): Promise<MailClient> {
    return MailClient.open(settings, await this.reach.resolve(settings.host), password);
  }

  /** What waits in a mailbox for one feed. */
  async sourceOf(feedId: number, mailboxId: number): Promise<Source> {
    const { box, waiting } = await this.uow.read(systemCtx('flows.mail'), async (tx) => ({
      box: await this.mails.find(tx, mailboxId),
      waiting: await this.mails.waiting(tx, feedId),
    }));
    if (!box) throw runFaults.settingsInvalid({ field: 'mailboxId' });
    const byPath = new Map(waiting.map((mail) => [`imap/${mailboxId}/${mail.uidValidity}/${mail.uid}`, mail]));
    return new MailSource(byPath, () => this.open(box), this.mails, this.uow);
  }
}

/** Secrets of mailboxes and of feeds cannot be exchanged. */
export function mailboxKey(code: string): string {
  return `mailbox/${code}`;
}
