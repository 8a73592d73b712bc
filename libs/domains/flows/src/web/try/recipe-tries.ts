import { Inject, Injectable } from '@nestjs/common';
import { daysBetween, type Period, period } from '@tributary/kernel';
import { Clock, type Config, CONFIG, platformErrors, type TxCtx } from '@tributary/platform';
import { openFeedSecret, sealFeedSecret } from '../../feed/feed-secret';
import { demandsSecret, needsSecret, type SettingsInput, wayOf } from '../../feed/feed-settings';
import { type FeedSetup, FeedSetupRepository } from '../../feed/feed-setup.repository';
import { flowsErrors } from '../../flows.errors';
import { TRY_KEY } from './recipe-try';
import { RecipeTryRepository } from './recipe-try.repository';
import { TryWork } from './try-work';

const MOST_DAYS = 31;

export interface TryWanted {
  readonly dealerId: number;
  /** Whose stored secret is used when none is given. */
  readonly feedId?: number | null;
  readonly settings: SettingsInput;
  readonly secret?: string | null;
  readonly from: string;
  readonly to: string;
}

/** Has recipes tried, by a worker. */
@Injectable()
export class RecipeTries {
  constructor(
    private readonly feeds: FeedSetupRepository,
    private readonly tries: RecipeTryRepository,
    private readonly work: TryWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws platform.not-found, flows.recipe-invalid, flows.secret-anew, flows.try-too-long, kernel.period-invalid */
  async start(tx: TxCtx, wanted: TryWanted): Promise<number> {
    const { dealerId, feedId, settings } = wanted;
    if (!(await this.feeds.seesDealer(tx, dealerId))) throw platformErrors.notFound();
    const feed = feedId ? await this.feeds.find(tx, feedId) : undefined;
    if (feedId && feed?.dealerId !== dealerId) throw platformErrors.notFound();
    const way = wayOf('web', settings);
    if (way.source !== 'web') throw new Error('A web site is no other road.');
    const secret = this.secretFor(way, wanted, feed);
    const userId = tx.actor.kind === 'user' ? tx.actor.userId : null;
    const sealed = secret ? sealFeedSecret(this.config.secret, TRY_KEY, secret) : null;
    const id = await this.tries.insert(tx, { dealerId, feedId: feed?.id ?? null, userId, settings: way.settings, secret: sealed, period: days(wanted) }, this.clock.now());
    await this.work.order(tx, id, way.settings);
    return id;
  }

  /** The stored secret goes only where it goes anyway. */
  private secretFor(way: Parameters<typeof needsSecret>[0], { secret }: TryWanted, feed: FeedSetup | undefined): string {
    if (secret || !needsSecret(way)) return secret ?? '';
    if (!feed?.secret) throw flowsErrors.feedFieldMissing({ field: 'secret' });
    if (demandsSecret(feed, way)) throw flowsErrors.secretAnew();
    return openFeedSecret(this.config.secret, feed.code, feed.secret);
  }
}

function days({ from, to }: TryWanted): Period {
  const wanted = period(from, to);
  if (daysBetween(from, to) >= MOST_DAYS) throw flowsErrors.tryTooLong({ days: MOST_DAYS });
  return wanted;
}
