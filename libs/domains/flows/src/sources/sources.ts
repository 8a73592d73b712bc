import { Inject, Injectable } from '@nestjs/common';
import { type Config, CONFIG, HostReach } from '@tributary/platform';
import type { ServerWay, Way } from '../feed/feed';
import { openFeedSecret } from '../feed/feed-secret';
import { runFaults } from '../flows.faults';
import { Mailboxes } from '../mail/mailboxes';
import { WebSources } from '../web/web-sources';
import { FtpSource } from './ftp/ftp-source';
import { SftpSource } from './sftp/sftp-source';
import type { Source } from './source';

/** A feed as far as its place is concerned. */
export type Place = Way & { readonly id: number; readonly code: string; readonly secret: Buffer | null };

/** Opens the place a feed's files come from, by its kind. */
@Injectable()
export class Sources {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reach: HostReach,
    private readonly mailboxes: Mailboxes,
    private readonly sites: WebSources,
  ) {}

  /** @throws one of `runFaults` */
  open(place: Place): Promise<Source> {
    if (place.source === 'mail') return this.mailboxes.sourceOf(place.id, place.settings.mailboxId);
    const secret = place.secret ? openFeedSecret(this.config.secret, place.code, place.secret) : '';
    if (place.source === 'web') return this.sites.sourceOf(place.id, place.settings, secret);
    return this.openWith(place, secret);
  }

  /** With a secret that is not stored, or not yet. @throws one of `runFaults`, network.host-unknown, network.host-forbidden */
  async openWith(way: ServerWay, secret: string): Promise<Source> {
    const { host, user } = way.settings;
    if (!host || !user) throw runFaults.settingsInvalid({ field: host ? 'user' : 'host' });
    const reachable = await this.reach.resolve(host);
    return way.source === 'ftp' ? FtpSource.open(way.settings, reachable, secret) : SftpSource.open(way.settings, reachable, secret);
  }
}
