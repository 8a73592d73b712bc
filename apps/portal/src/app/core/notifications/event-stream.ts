import { InjectionToken } from '@angular/core';

/** What we need of the browser's EventSource. */
export type EventStream = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>;

/** Opens server-sent events; a token, because not every browser engine that runs our specs has them. */
export const OPEN_EVENT_STREAM = new InjectionToken<(url: string) => EventStream>('OPEN_EVENT_STREAM', {
  factory: () => (url) => new EventSource(url),
});

/** `readyState` of a stream that will not come back by itself. */
export const STREAM_CLOSED = 2;
