import { lateAfter, nextDue } from './feed-schedule';
import { openFeedSecret, sealFeedSecret } from './feed-secret';

describe('secret of a feed', () => {
  const sealed = sealFeedSecret('key material', 'F1', '密码 pass');
  it('opens with its key and feed, and shows nothing of itself', () => {
    expect(openFeedSecret('key material', 'F1', sealed)).toBe('密码 pass');
    expect(sealed.includes('pass')).toBe(false);
    expect(sealFeedSecret('key material', 'F1', '密码 pass').equals(sealed)).toBe(false);
  });

  it.each([
    ['another key', () => openFeedSecret('other', 'F1', sealed)],
    ['another feed', () => openFeedSecret('key material', 'F2', sealed)],
    ['changed bytes', () => openFeedSecret('key material', 'F1', Buffer.concat([sealed.subarray(0, -1), Buffer.from([(sealed.at(-1) ?? 0) ^ 1])]))],
    ['an unknown form', () => openFeedSecret('key material', 'F1', Buffer.concat([Buffer.from([9]), sealed.subarray(1)]))],
  ])('stays shut for %s', (_, open) => {
    expect(open).toThrow();
  });
});

describe('schedule of a feed', () => {
  it('is read in Shanghai’s time', () => {
    expect(nextDue('30 6 * * *', new Date('2026-03-01T22:29:00Z')).toISOString()).toBe('2026-03-01T22:30:00.000Z');
    expect(nextDue('30 6 * * *', new Date('2026-03-01T22:30:00Z')).toISOString()).toBe('2026-03-02T22:30:00.000Z');
  });

  it('makes silence news after a day and a half, or the feed’s own rhythm', () => {
    const arrival = new Date('2026-03-01T00:00:00Z');
    expect(lateAfter('*/10 * * * *', arrival).toISOString()).toBe('2026-03-02T12:00:00.000Z');
    expect(lateAfter('0 6 * * 1', arrival).toISOString()).toBe('2026-03-08T12:00:00.000Z');
  });
});
