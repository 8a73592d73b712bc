import { computed, signal } from '@angular/core';
import type { FeedBodyDto, FeedSettingsDto, FeedSetupDto, FeedTestBodyDto } from '@tributary/api-client';
import type { RecipeData } from '../web/recipe';

export type Road = FeedBodyDto['source'];
export const roads: readonly Road[] = ['ftp', 'sftp', 'mail', 'web'];
export type FlowKind = NonNullable<FeedBodyDto['kind']>;
export const flowKinds: readonly FlowKind[] = ['sale', 'purchase', 'stock'];
export type Coverage = NonNullable<FeedBodyDto['coverage']>;
export const coverages: readonly Coverage[] = ['days', 'month', 'snapshot'];
export type Security = 'none' | 'explicit' | 'implicit';
export const securities: readonly Security[] = ['none', 'explicit', 'implicit'];
export type Afterwards = 'leave' | 'move' | 'delete';
export const afterwards: readonly Afterwards[] = ['leave', 'move', 'delete'];

/** What is typed into the editor of a feed, and the requests that it makes. */
export class FeedDraft {
  readonly dealerId = signal<string | null>(null);
  readonly code = signal('');
  readonly name = signal('');
  readonly source = signal<Road>('ftp');
  readonly host = signal('');
  readonly port = signal('');
  readonly user = signal('');
  readonly secret = signal('');
  readonly folder = signal('');
  readonly pattern = signal('');
  readonly security = signal<Security>('none');
  readonly certificate = signal('');
  readonly fingerprint = signal('');
  readonly gbk = signal(false);
  readonly hostKey = signal('');
  readonly afterwards = signal<Afterwards>('leave');
  readonly movedTo = signal('');
  readonly layoutId = signal<number | null>(null);
  readonly kind = signal<FlowKind>('sale');
  readonly coverage = signal<Coverage>('days');
  readonly schedule = signal('0 6 * * *');
  readonly ownerId = signal<number | null>(null);
  readonly mailboxId = signal<number | null>(null);
  /** One address or `@domain` a line. */
  readonly senders = signal('');
  readonly url = signal('');
  readonly recipe = signal<RecipeData | null>(null);
  private settleSeconds: number | null = null;

  readonly settings = computed<FeedSettingsDto>(() => {
    if (this.source() === 'mail') return { mailboxId: this.mailboxId(), senders: this.addresses(), pattern: this.pattern().trim() || null };
    if (this.source() === 'web') return { url: this.url().trim(), user: this.user().trim() || null, recipe: this.recipe() };
    const server = {
      host: this.host().trim(), port: Number(this.port()) || null, user: this.user().trim(), folder: this.folder().trim() || null, pattern: this.pattern().trim() || null,
      afterwards: this.afterwards(), movedTo: this.movedTo().trim() || null, settleSeconds: this.settleSeconds,
    };
    if (this.source() === 'sftp') return { ...server, hostKey: this.hostKey() || null };
    return { ...server, security: this.security(), certificate: this.certificate().trim() || null, fingerprint: this.fingerprint() || null, encoding: this.gbk() ? 'gbk' : null };
  });

  /** The request; null while something is missing. */
  readonly body = computed<FeedBodyDto | null>(() => {
    const [name, schedule] = [this.name().trim(), this.schedule().trim()];
    if (!name || !schedule || !this.reachable()) return null;
    return {
      name, schedule, source: this.source(), settings: this.settings(), secret: this.secret() || null, ownerId: this.ownerId(), coverage: this.coverage(),
      ...(this.layoutId() === null ? { kind: this.kind() } : { layoutId: this.layoutId() }),
    };
  });

  readonly reachable = computed(() => {
    if (this.source() === 'mail') return this.mailboxId() !== null && this.addresses().length > 0;
    return this.source() === 'web' ? this.url().trim() !== '' && this.recipe() !== null : this.serverKnown();
  });
  private readonly serverKnown = computed(() => this.host().trim() !== '' && this.user().trim() !== '' && (this.afterwards() !== 'move' || this.movedTo().trim() !== ''));

  /** All that would be saved, and how it was when nothing had been changed yet. */
  private readonly said = computed(() =>
    JSON.stringify([
      this.dealerId(), this.code(), this.name(), this.source(), this.settings(), this.secret(), this.layoutId() ?? this.kind(), this.coverage(), this.schedule(), this.ownerId(),
    ]),
  );
  private readonly kept = signal(this.said());
  readonly isChanged = computed(() => this.said() !== this.kept());

  /** What is said now is saved. */
  keep(): void {
    this.kept.set(this.said());
  }

  test(feedId: number | null): FeedTestBodyDto {
    return { source: this.source() === 'sftp' ? 'sftp' : 'ftp', settings: this.settings(), secret: this.secret() || null, feedId };
  }

  /** A person compared what the server showed, and confirms it. */
  trust(fingerprint: string): void {
    if (this.source() === 'sftp') this.hostKey.set(fingerprint);
    else this.fingerprint.set(fingerprint);
  }

  /** Takes over what is saved. */
  read({ dealerId, code, name, source, settings, layoutId, coverage, schedule, ownerId }: FeedSetupDto): void {
    this.dealerId.set(String(dealerId));
    this.code.set(code);
    this.name.set(name);
    this.source.set(source);
    this.layoutId.set(layoutId);
    this.coverage.set(coverage);
    this.schedule.set(schedule);
    this.ownerId.set(ownerId);
    this.secret.set('');
    this.readSettings(settings);
    this.keep();
  }

  private addresses(): string[] {
    return this.senders().split(/[\s,;，；]+/).filter(Boolean);
  }

  private readSettings(settings: FeedSettingsDto): void {
    this.mailboxId.set(settings.mailboxId ?? null);
    this.senders.set((settings.senders ?? []).join('\n'));
    this.url.set(settings.url ?? '');
    this.recipe.set(settings.recipe ?? null);
    this.host.set(settings.host ?? '');
    this.port.set(settings.port ? String(settings.port) : '');
    this.user.set(settings.user ?? '');
    this.folder.set(settings.folder ?? '');
    this.pattern.set(settings.pattern ?? '');
    this.security.set(settings.security ?? 'none');
    this.certificate.set(settings.certificate ?? '');
    this.fingerprint.set(settings.fingerprint ?? '');
    this.gbk.set(settings.encoding === 'gbk');
    this.hostKey.set(settings.hostKey ?? '');
    this.afterwards.set(settings.afterwards ?? 'leave');
    this.movedTo.set(settings.movedTo ?? '');
    this.settleSeconds = settings.settleSeconds ?? null;
  }
}
