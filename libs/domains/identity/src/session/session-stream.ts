import type { OnModuleDestroy } from '@nestjs/common';
import { ChannelListener } from '@tributary/platform';
import { Observable, type Subscriber } from 'rxjs';
import type { SessionWatch } from './session-watch';

/** What an open page hears: that what it shows changed, that the connection stands, or that the session is over. */
export type StreamMessage = 'changed' | 'alive' | 'ended';

interface Listener {
  readonly userId: number;
  readonly sessionKey: string;
  readonly subscriber: Subscriber<StreamMessage>;
}

export interface StreamTerms {
  readonly databaseUrl: string;
  /** Of PostgreSQL's NOTIFY: any worker may write to it, any API process hears it. */
  readonly channel: string;
  /** What is said to a person with too many pages. */
  readonly tooMany: () => Error;
}

/** Proxies cut what is silent for a minute; a session that ended is noticed after this long. */
const CHECK_MS = 20_000;
const PER_USER = 8;
const PER_PROCESS = 5000;

/** Tells open pages that something is new; a page lives as long as its session. */
export abstract class SessionStream implements OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private listening: ChannelListener | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly terms: StreamTerms,
    private readonly sessions: SessionWatch,
  ) {}

  /** One page's ear; it lives until the page goes, the session ends or the process stops. Throws `tooMany`. */
  open(userId: number, sessionKey: string): Observable<StreamMessage> {
    const own = [...this.listeners].filter((listener) => listener.userId === userId).length;
    if (own >= PER_USER || this.listeners.size >= PER_PROCESS) throw this.terms.tooMany();
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
    await this.listening?.stop();
  }

  /** The channel said this; `tell` passes it on. */
  protected abstract heard(payload: string): void;

  protected tell(concerned: (userId: number) => boolean): void {
    for (const listener of [...this.listeners].filter(({ userId }) => concerned(userId))) listener.subscriber.next('changed');
  }

  /** With the first page: processes that nobody listens to hold no connection for it. */
  private start(): void {
    if (this.listening) return;
    this.listening = new ChannelListener(this.terms.databaseUrl, this.terms.channel, {
      heard: (payload) => this.heard(payload),
      // what was said meanwhile is lost: every page looks for itself
      reconnected: () => this.tell(() => true),
    });
    this.listening.start();
    this.timer = setInterval(() => void this.check().catch(() => undefined), CHECK_MS);
  }
}
