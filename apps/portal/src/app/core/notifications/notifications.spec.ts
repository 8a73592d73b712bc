import { jest } from '@jest/globals';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { portalTesting, sessionOf, settle, signInAs } from '../../testing/portal-testing';
import { OPEN_EVENT_STREAM } from './event-stream';
import { Notifications } from './notifications';

class FakeStream extends EventTarget {
  readyState = 1;
  close(): void {
    this.readyState = 2;
  }
  say(type: string): void {
    this.dispatchEvent(new Event(type));
  }
}

describe('Notifications', () => {
  async function signedIn(mustChangePassword = false) {
    const streams: FakeStream[] = [];
    const open = () => {
      const stream = new FakeStream();
      streams.push(stream);
      return stream;
    };
    TestBed.configureTestingModule({ providers: [...portalTesting(), { provide: OPEN_EVENT_STREAM, useValue: open }] });
    const notifications = TestBed.inject(Notifications);
    const { user, ...rest } = sessionOf();
    await signInAs({ ...rest, user: { ...user, mustChangePassword } });
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    const count = async (unread: number) => {
      server.expectOne('/api/notifications/unread').flush({ unread });
      await settle();
    };
    return { streams, notifications, server, count };
  }

  afterEach(() => jest.useRealTimers());

  it('counts when the stream opens, and again with every word of it', async () => {
    const { streams, notifications, count } = await signedIn();
    streams[0]?.say('open');
    await count(3);
    streams[0]?.say('changed');
    await count(4);
    expect([notifications.unread(), notifications.revision(), streams.length]).toEqual([4, 2, 1]);
  });

  it('opens no stream before sign-in, nor while the first password stands', async () => {
    const { streams } = await signedIn(true);
    expect(streams).toHaveLength(0);
  });

  it('lets go of the connection while nobody looks, and looks again afterwards', async () => {
    const { streams } = await signedIn();
    const visible = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    TestBed.tick();
    expect(streams[0]?.readyState).toBe(2);
    visible.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    TestBed.tick();
    expect(streams).toHaveLength(2);
    visible.mockRestore();
  });

  it('looks once a minute where the stream is refused', async () => {
    jest.useFakeTimers();
    const { streams, notifications, server } = await signedIn();
    const refused = streams[0];
    if (refused) refused.readyState = 2;
    refused?.say('error');
    server.expectOne('/api/notifications/unread').flush({ unread: 1 });
    await settle();
    expect(notifications.unread()).toBe(1);
    jest.advanceTimersByTime(59_999);
    expect(streams).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(streams).toHaveLength(2);
  });

  it('stays quiet after the end of the session', async () => {
    const { streams } = await signedIn();
    streams[0]?.say('ended');
    expect(streams[0]?.readyState).toBe(2);
    expect(streams).toHaveLength(1);
  });

  it('marks one as read and takes the new count from the answer', async () => {
    const { notifications, server } = await signedIn();
    const done = notifications.read(17);
    server.expectOne('/api/notifications/17/read').flush({ unread: 5 });
    await done;
    expect(notifications.unread()).toBe(5);
  });
});
