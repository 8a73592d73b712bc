import { Inject, Injectable } from '@nestjs/common';
import { SessionStream, SessionWatch } from '@tributary/identity';
import { CONFIG, type Config } from '@tributary/platform';
import { flowsErrors } from '../flows.errors';

/** Files may be done faster than anybody can look. */
const QUIET_MS = 500;

/** Tells open pages that work went on; whose work, each page asks for itself within its own scope. */
@Injectable()
export class FlowWorkStream extends SessionStream {
  private pending: NodeJS.Timeout | undefined;

  constructor(@Inject(CONFIG) { databaseUrl }: Config, sessions: SessionWatch) {
    super({ databaseUrl, channel: 'flow_work', tooMany: () => flowsErrors.tooManyStreams() }, sessions);
  }

  override async onModuleDestroy(): Promise<void> {
    clearTimeout(this.pending);
    await super.onModuleDestroy();
  }

  protected override heard(): void {
    this.pending ??= setTimeout(() => {
      this.pending = undefined;
      this.tell(() => true);
    }, QUIET_MS);
  }
}
