import { Inject, Injectable } from '@nestjs/common';
import { SessionStream, SessionWatch } from '@tributary/identity';
import { CONFIG, type Config } from '@tributary/platform';
import { engagementErrors } from '../engagement.errors';

/** Tells open pages that there is something new for their person. */
@Injectable()
export class NotificationStream extends SessionStream {
  constructor(@Inject(CONFIG) { databaseUrl }: Config, sessions: SessionWatch) {
    super({ databaseUrl, channel: 'notification', tooMany: () => engagementErrors.tooManyStreams() }, sessions);
  }

  protected override heard(userId: string): void {
    this.tell((listening) => listening === Number(userId));
  }
}
