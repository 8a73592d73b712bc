import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tributary/kernel';
import { AuditTrail, type Config, CONFIG, type Ctx, platformErrors, type TxCtx, UnitOfWork } from '@tributary/platform';
import { type Fault, faultOf } from '@tributary/sheets';
import { flowsErrors } from '../flows.errors';
import { runFaults } from '../flows.faults';
import type { RemoteFile } from '../sources/source';
import { Sources } from '../sources/sources';
import type { ServerWay } from './feed';
import { demandsSecret, type SettingsInput, wayOf } from './feed-settings';
import { openFeedSecret } from './feed-secret';
import { FeedSetupRepository } from './feed-setup.repository';

/** Of one process. */
const AT_A_TIME = 6;
const PATIENCE_MS = 25_000;

export interface ProbeWanted {
  readonly source: ServerWay['source'];
  readonly settings: SettingsInput;
  readonly secret?: string | null;
  /** Whose stored secret is used when none is given. */
  readonly feedId?: number | null;
}

export interface ProbeResult {
  /** null: the connection works. */
  readonly reason: Fault | null;
  readonly files: readonly RemoteFile[];
}

/** Goes to a feed's place, looks what lies there, and takes nothing. */
@Injectable()
export class FeedProbe {
  private going = 0;

  constructor(
    private readonly sources: Sources,
    private readonly feeds: FeedSetupRepository,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws platform.not-found, flows.secret-anew, flows.feed-busy-testing; what goes wrong there is a result */
  async probe(ctx: Ctx, wanted: ProbeWanted): Promise<ProbeResult> {
    const { way, secret } = await this.uow.write(ctx, (tx) => this.ready(tx, wanted));
    if (this.going >= AT_A_TIME) throw flowsErrors.feedBusyTesting();
    this.going += 1;
    try {
      return await within(this.look(way, secret), way.settings.host);
    } finally {
      this.going -= 1;
    }
  }

  /** The stored secret goes only where it goes anyway. */
  private async ready(tx: TxCtx, { source, settings, secret, feedId }: ProbeWanted): Promise<{ way: ServerWay; secret: string }> {
    const feed = feedId ? await this.feeds.find(tx, feedId) : undefined;
    if (feedId && !feed) throw platformErrors.notFound();
    const way = wayOf(source, settings);
    await this.audit.record(tx, { action: 'flows.test-feed', subject: 'feed', subjectId: feedId ?? 0, detail: { source, host: way.settings.host } });
    if (secret) return { way, secret };
    if (!feed?.secret) throw flowsErrors.feedFieldMissing({ field: 'secret' });
    if (demandsSecret(feed, way)) throw flowsErrors.secretAnew();
    return { way, secret: openFeedSecret(this.config.secret, feed.code, feed.secret) };
  }

  private async look(way: ServerWay, secret: string): Promise<ProbeResult> {
    try {
      const source = await this.sources.openWith(way, secret);
      try {
        return { reason: null, files: await source.list() };
      } finally {
        source.close();
      }
    } catch (error) {
      if (error instanceof DomainError) return { reason: faultOf(error), files: [] };
      throw error;
    }
  }
}

async function within(work: Promise<ProbeResult>, host: string): Promise<ProbeResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ProbeResult>((resolve) => {
    timer = setTimeout(() => resolve({ reason: faultOf(runFaults.connectionTimeout({ host })), files: [] }), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
