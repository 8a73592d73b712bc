import { Inject, Injectable } from '@nestjs/common';
import { Clock, type Config, CONFIG, platformErrors, type TxCtx } from '@tributary/platform';
import { flowsErrors } from '../flows.errors';
import type { Coverage } from '../check/coverage';
import type { FlowKind } from '../map/layout-mapping';
import type { Road } from './feed';
import { FeedChangeRepository } from './feed-change.repository';
import { FeedOwners } from './feed-owners';
import { nextTimes } from './feed-schedule';
import { sealFeedSecret } from './feed-secret';
import { demandsSecret, differences, needsSecret, type SettingsInput, wayOf } from './feed-settings';
import { type FeedSetup, FeedSetupRepository, type FeedTerms } from './feed-setup.repository';

export interface FeedBody {
  readonly name: string;
  readonly source: Road;
  readonly settings: SettingsInput;
  readonly secret?: string | null;
  readonly layoutId?: number | null;
  readonly kind?: FlowKind;
  /** Absent: as it was, or the days that a file has rows of. */
  readonly coverage?: Coverage;
  readonly schedule: string;
  readonly ownerId?: number | null;
}

/** Sets feeds up and changes them; every change is in the feed's history. */
@Injectable()
export class FeedKeeper {
  constructor(
    private readonly feeds: FeedSetupRepository,
    private readonly changes: FeedChangeRepository,
    private readonly owners: FeedOwners,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws platform.not-found for a dealer out of sight, flows.feed-code-taken, flows.feed-field-missing, flows.schedule-invalid */
  async create(tx: TxCtx, dealerId: number, code: string, body: FeedBody): Promise<FeedSetup> {
    if (!(await this.feeds.seesDealer(tx, dealerId))) throw platformErrors.notFound();
    const way = wayOf(body.source, body.settings);
    if (!body.secret && needsSecret(way)) throw flowsErrors.feedFieldMissing({ field: 'secret' });
    const terms = await this.terms(tx, dealerId, body, { ...way, coverage: 'days', secret: body.secret ? sealFeedSecret(this.config.secret, code, body.secret) : null });
    const id = await this.feeds.insert(tx, dealerId, code, terms, this.next(body.schedule));
    if (id === undefined) throw flowsErrors.feedCodeTaken({ code });
    await this.changes.record(tx, { feedId: id, dealerId, action: 'create', detail: differences({}, visible(terms)) });
    return this.locked(tx, id);
  }

  /** @throws platform.not-found, flows.secret-anew when the stored secret would go elsewhere */
  async change(tx: TxCtx, id: number, body: FeedBody): Promise<FeedSetup> {
    const feed = await this.locked(tx, id);
    const way = wayOf(body.source, body.settings);
    if (needsSecret(way) && !body.secret && (!feed.secret || demandsSecret(feed, way))) throw flowsErrors.secretAnew();
    const secret = body.secret ? sealFeedSecret(this.config.secret, feed.code, body.secret) : feed.secret;
    const terms = await this.terms(tx, feed.dealerId, body, { ...way, coverage: feed.coverage, secret });
    await this.feeds.update(tx, id, terms, this.next(body.schedule));
    const detail = { ...differences(visible(feed), visible(terms)), ...(body.secret ? { secret: ['•••', '•••'] } : {}) };
    if (Object.keys(detail).length > 0) await this.changes.record(tx, { feedId: id, dealerId: feed.dealerId, action: 'change', detail });
    return this.locked(tx, id);
  }

  async pause(tx: TxCtx, id: number, reason: string): Promise<FeedSetup> {
    const feed = await this.locked(tx, id);
    await this.feeds.setStatus(tx, id, 'paused', reason, null);
    await this.changes.record(tx, { feedId: id, dealerId: feed.dealerId, action: 'pause', detail: { reason: [feed.statusReason || null, reason] } });
    return this.locked(tx, id);
  }

  async resume(tx: TxCtx, id: number): Promise<FeedSetup> {
    const feed = await this.locked(tx, id);
    if (feed.status === 'active') return feed;
    await this.feeds.setStatus(tx, id, 'active', '', this.next(feed.schedule));
    await this.changes.record(tx, { feedId: id, dealerId: feed.dealerId, action: 'resume', detail: {} });
    return this.locked(tx, id);
  }

  private async terms(tx: TxCtx, dealerId: number, body: FeedBody, kept: Pick<FeedTerms, 'source' | 'settings' | 'coverage' | 'secret'>): Promise<FeedTerms> {
    const { name, schedule, ownerId = null, coverage = kept.coverage } = body;
    if (ownerId !== null && !(await this.owners.of(tx, dealerId)).some(({ id }) => id === ownerId)) throw flowsErrors.targetUnknown();
    return { name: name.trim(), schedule: schedule.trim(), ownerId, ...kept, coverage, layoutId: await this.layout(tx, dealerId, body) };
  }

  private async layout(tx: TxCtx, dealerId: number, { layoutId, kind, name }: FeedBody): Promise<number> {
    if (layoutId === null || layoutId === undefined) {
      if (!kind) throw flowsErrors.feedFieldMissing({ field: 'kind' });
      return this.feeds.addLayout(tx, dealerId, name.trim(), kind);
    }
    if (!(await this.feeds.ownsLayout(tx, dealerId, layoutId))) throw flowsErrors.targetUnknown();
    return layoutId;
  }

  private next(schedule: string): Date {
    const [next] = nextTimes(schedule, this.clock.now(), 1);
    if (!next) throw flowsErrors.scheduleInvalid({ schedule });
    return next;
  }

  private async locked(tx: TxCtx, id: number): Promise<FeedSetup> {
    const feed = await this.feeds.lock(tx, id);
    if (!feed) throw platformErrors.notFound();
    return feed;
  }
}

/** What the history may show of a feed. */
function visible({ name, source, settings, layoutId, coverage, schedule, ownerId }: Omit<FeedTerms, 'secret'>): Record<string, unknown> {
  return { name, source, ...settings, layoutId, coverage, schedule, ownerId };
}
