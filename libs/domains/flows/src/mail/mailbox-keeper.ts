import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tributary/kernel';
import { AuditTrail, type Config, CONFIG, platformErrors, type TxCtx } from '@tributary/platform';
import { type Fault, faultOf } from '@tributary/sheets';
import { openFeedSecret, sealFeedSecret } from '../feed/feed-secret';
import { differences } from '../feed/feed-settings';
import { flowsErrors } from '../flows.errors';
import type { MailboxSettings } from './mailbox';
import type { CreateMailboxDto, MailboxBodyDto, MailboxSettingsDto } from './mailbox.dto';
import { MailboxListRepository, type MailboxRow, type MailboxTerms } from './mailbox-list.repository';
import { Mailboxes, mailboxKey } from './mailboxes';

/** Sets mailboxes up and tries them. They are for those who see the flow of every dealer. */
@Injectable()
export class MailboxKeeper {
  constructor(
    private readonly boxes: MailboxListRepository,
    private readonly opener: Mailboxes,
    private readonly audit: AuditTrail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async create(tx: TxCtx, { code, ...body }: CreateMailboxDto): Promise<MailboxRow> {
    if (!tx.scope.flow.all) throw platformErrors.notFound();
    if (!body.secret) throw flowsErrors.feedFieldMissing({ field: 'secret' });
    const id = await this.boxes.insert(tx, code, termsOf(body, sealFeedSecret(this.config.secret, mailboxKey(code), body.secret)));
    if (id === undefined) throw flowsErrors.feedCodeTaken({ code });
    await this.audit.record(tx, { action: 'flows.create-mailbox', subject: 'mailbox', subjectId: id, detail: { code } });
    return this.find(tx, id);
  }

  /** @throws flows.secret-anew when the stored password would go to another server */
  async change(tx: TxCtx, id: number, body: MailboxBodyDto): Promise<MailboxRow> {
    const box = await this.find(tx, id);
    if (!body.secret) this.sameDestination(box.settings, settingsOf(body.settings));
    const terms = termsOf(body, body.secret ? sealFeedSecret(this.config.secret, mailboxKey(box.code), body.secret) : box.secret);
    await this.boxes.update(tx, id, terms);
    const detail = differences({ name: box.name, ...box.settings, status: box.status }, { name: terms.name, ...terms.settings, status: terms.status });
    await this.audit.record(tx, { action: 'flows.change-mailbox', subject: 'mailbox', subjectId: id, detail });
    return this.find(tx, id);
  }

  /** The password for a test: a given one, or the stored one if it goes where it goes anyway. */
  async secretFor(tx: TxCtx, settings: MailboxSettings, secret: string | null | undefined, mailboxId: number | null | undefined): Promise<string> {
    if (!tx.scope.flow.all) throw platformErrors.notFound();
    const box = mailboxId ? await this.find(tx, mailboxId) : undefined;
    await this.audit.record(tx, { action: 'flows.test-mailbox', subject: 'mailbox', subjectId: mailboxId ?? 0, detail: { host: settings.host } });
    if (secret) return secret;
    if (!box) throw flowsErrors.feedFieldMissing({ field: 'secret' });
    this.sameDestination(box.settings, settings);
    return openFeedSecret(this.config.secret, mailboxKey(box.code), box.secret);
  }

  /** null: the box opens. */
  async probe(settings: MailboxSettings, secret: string): Promise<Fault | null> {
    try {
      (await this.opener.openWith(settings, secret)).close();
      return null;
    } catch (error) {
      if (error instanceof DomainError) return faultOf(error);
      throw error;
    }
  }

  private sameDestination(before: MailboxSettings, after: MailboxSettings): void {
    const destination = ({ host, port, user }: MailboxSettings): string => JSON.stringify([host.toLowerCase(), port ?? null, user]);
    if (destination(before) !== destination(after)) throw flowsErrors.secretAnew();
  }

  private async find(tx: TxCtx, id: number): Promise<MailboxRow> {
    const box = await this.boxes.box(tx, id);
    if (!box) throw platformErrors.notFound();
    return box;
  }
}

export function settingsOf({ host, port, security, user, folder, certificate, judge }: MailboxSettingsDto): MailboxSettings {
  const optional = { ...(port ? { port } : {}), ...(folder ? { folder } : {}), ...(certificate ? { certificate } : {}), ...(judge ? { judge } : {}) };
  return { host: host.trim(), security, user: user.trim(), ...optional };
}

function termsOf({ name, address, settings, ownerId = null, since, paused }: MailboxBodyDto, secret: Buffer): MailboxTerms {
  return { name: name.trim(), address: address.trim(), settings: settingsOf(settings), secret, ownerId, since, status: paused ? 'paused' : 'active' };
}
