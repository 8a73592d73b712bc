import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { SessionWatch } from '@tributary/identity';
import { ChannelListener, CONFIG, type Config } from '@tributary/platform';
import { Observable, type Subscriber } from 'rxjs';
import { engagementErrors } from '../engagement.errors';

/** What an open page hears: that its notifications changed, that the connection stands, or that the session is over. */
export type StreamMessage = 'changed' | 'alive' | 'ended';

interface Listener {
  readonly userId: number;
  readonly sessionKey: string;
  readonly subscriber: Subscriber<StreamMessage>;
}

/** Proxies cut what is silent for a minute; a session that ended is noticed after this long. */
const CHECK_MS = 20_000;
const PER_USER = 8;
const PER_PROCESS = 5000;

/** Tells open pages that something is new. It rests on PostgreSQL's NOTIFY: any worker may write, any API process hears it. */
@Injectable()
export class NotificationStream implements OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private channel: ChannelListener | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sessions: SessionWatch,
  ) {}

  /** One page's ear; it lives until the page goes, the session ends or the process stops. @throws engagement.too-many-streams */
  open(userId: number, sessionKey: string): Observable<StreamMessage> {
    const own = [...this.listeners].filter((listener) => listener.userId === userId).length;
    if (own >= PER_USER || this.listeners.size >= PER_PROCESS) throw engagementErrors.tooManyStreams();
    return new Observable((subscriber) => {
      const listener = { userId, sessionKey, subscriber };
      this.listeners.add(listener);
      this.start();
      subscriber.next('alive');
      return () => void this.listeners.delete(listener);
    });
  }

  /** Ends those whose sessions are over, and keeps the others' connections awake. */
  async check(): Promise<void> {
    if (this.listeners.size === 0) return;
    const live = await this.sessions.live([...this.listeners].map(({ sessionKey }) => sessionKey));
    for (const { sessionKey, subscriber } of [...this.listeners]) {
      subscriber.next(live.has(sessionKey) ? 'alive' : 'ended');
      if (!live.has(sessionKey)) subscriber.complete();
    }
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    for (const { subscriber } of [...this.listeners]) subscriber.complete();
    await this.channel?.stop();
  }

  /** With the first page: processes that nobody listens to hold no connection for it. */
  private start(): void {
    if (this.channel) return;
    this.channel = new ChannelListener(this.config.databaseUrl, 'notification', {
      heard: (userId) => this.tell((listener) => listener.userId === Number(userId)),
      // what was said meanwhile is lost: every page looks for itself
      reconnected: () => this.tell(() => true),
    });
    this.channel.start();
    this.timer = setInterval(() => void this.check().catch(() => undefined), CHECK_MS);
  }

  private tell(concerned: (listener: Listener) => boolean): void {
    for (const listener of [...this.listeners].filter(concerned)) listener.subscriber.next('changed');
  }
}
