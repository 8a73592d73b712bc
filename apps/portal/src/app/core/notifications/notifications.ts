import { computed, DestroyRef, DOCUMENT, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Api, countUnreadNotifications, readAllNotifications, readNotification } from '@tributary/api-client';
import { handled } from '../http/request-options';
import { Session } from '../session/session';
import { type EventStream, OPEN_EVENT_STREAM, STREAM_CLOSED } from './event-stream';

const AGAIN_MS = 60_000;

/**
 * How much is new, live. A stream is open only while somebody is signed in and the page is in sight: browsers share few
 * connections among all pages of one site. Where there is no stream, we look once a minute.
 */
@Injectable({ providedIn: 'root' })
export class Notifications {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly openStream = inject(OPEN_EVENT_STREAM);
  private readonly inSight = signal(this.document.visibilityState !== 'hidden');
  private readonly person = computed(() => (this.session.user()?.mustChangePassword === false ? this.session.user()?.id : undefined));
  private readonly count = signal(0);
  private readonly news = signal(0);
  private stream: EventStream | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly unread = this.count.asReadonly();
  /** Changes whenever a list of notifications should be read anew. */
  readonly revision = this.news.asReadonly();

  constructor() {
    const look = () => this.inSight.set(this.document.visibilityState !== 'hidden');
    this.document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      this.document.removeEventListener('visibilitychange', look);
      this.stop();
    });
    effect(() => {
      const wanted = this.person() !== undefined && this.inSight();
      untracked(() => {
        this.stop();
        if (wanted) this.listen();
        else if (this.person() === undefined) this.count.set(0);
      });
    });
  }

  async read(id: number): Promise<void> {
    this.count.set((await this.api.invoke(readNotification, { id })).unread);
    this.news.update((n) => n + 1);
  }

  /** Marks what was seen: everything up to this one. */
  async readAll(upToId: number): Promise<void> {
    this.count.set((await this.api.invoke(readAllNotifications, { body: { upToId } })).unread);
    this.news.update((n) => n + 1);
  }

  private listen(): void {
    const stream = this.openStream('/api/notifications/stream');
    this.stream = stream;
    // opening may be coming back after a break: what happened meanwhile was not heard
    stream.addEventListener('open', () => void this.look());
    stream.addEventListener('changed', () => void this.look());
    stream.addEventListener('ended', () => this.stop());
    stream.addEventListener('error', () => {
      if (stream.readyState === STREAM_CLOSED && stream === this.stream) this.waitAndListen();
    });
  }

  private waitAndListen(): void {
    this.stop();
    void this.look();
    this.timer = setTimeout(() => this.listen(), AGAIN_MS);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.stream?.close();
    this.stream = null;
  }

  /** The number stands or not: nobody waits for it, so a failure is nobody's trouble. */
  private async look(): Promise<void> {
    const answer = await this.api.invoke(countUnreadNotifications, undefined, handled()).catch(() => undefined);
    if (!answer) return;
    this.count.set(answer.unread);
    this.news.update((n) => n + 1);
  }
}
