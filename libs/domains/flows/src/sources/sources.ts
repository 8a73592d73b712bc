import { Inject, Injectable } from '@nestjs/common';
import { type Config, CONFIG } from '@tributary/platform';
import type { Feed } from '../feed/feed';
import { openFeedSecret } from '../feed/feed-secret';
import { FtpSource } from './ftp/ftp-source';
import type { Source } from './source';

/** Opens the place a feed's files come from, by its kind. */
@Injectable()
export class Sources {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws one of `runFaults` */
  open(feed: Feed): Promise<Source> {
    const secret = feed.secret ? openFeedSecret(this.config.secret, feed.code, feed.secret) : '';
    const openers: Readonly<Record<Feed['source'], () => Promise<Source>>> = { ftp: () => FtpSource.open(feed.settings, secret) };
    return openers[feed.source]();
  }
}
