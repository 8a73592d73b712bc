import { Inject, Injectable } from '@nestjs/common';
import { type Config, CONFIG, HostReach } from '@tributary/platform';
import type { Way } from '../feed/feed';
import { openFeedSecret } from '../feed/feed-secret';
import { runFaults } from '../flows.faults';
import { FtpSource } from './ftp/ftp-source';
import { SftpSource } from './sftp/sftp-source';
import type { Source } from './source';

/** A feed as far as its place is concerned. */
export type Place = Way & { readonly code: string; readonly secret: Buffer | null };

/** Opens the place a feed's files come from, by its kind. */
@Injectable()
export class Sources {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reach: HostReach,
  ) {}

  /** @throws one of `runFaults` */
  open(place: Place): Promise<Source> {
    const secret = place.secret ? openFeedSecret(this.config.secret, place.code, place.secret) : '';
    return this.openWith(place, secret);
  }

  /** With a secret that is not stored, or not yet. @throws one of `runFaults`, network.host-unknown, network.host-forbidden */
  async openWith(way: Way, secret: string): Promise<Source> {
    const { host, user } = way.settings;
    if (!host || !user) throw runFaults.settingsInvalid({ field: host ? 'user' : 'host' });
    const reachable = await this.reach.resolve(host);
    return way.source === 'ftp' ? FtpSource.open(way.settings, reachable, secret) : SftpSource.open(way.settings, reachable, secret);
  }
}
