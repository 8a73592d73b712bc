import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ActiveLocale } from '@tributary/ui';
import { Problem } from '../http/problem';
import { settle } from '../../testing/portal-testing';
import { pagedList } from './paged-list';

type Answer = { items: string[]; nextCursor: string | null };

describe('pagedList', () => {
  function setUp(start: string | undefined) {
    const query = signal(start);
    const calls: { query: string; cursor: string | undefined; answer: (page: Answer) => void; fail: (error: unknown) => void }[] = [];
    const list = TestBed.runInInjectionContext(() =>
      pagedList<string, string>({
        query,
        load: (wanted, cursor) => new Promise<Answer>((answer, fail) => calls.push({ query: wanted, cursor, answer, fail })),
      }),
    );
    TestBed.tick();
    return { query, calls, list };
  }

  it('waits until it knows what to list', async () => {
    const { query, calls, list } = setUp(undefined);
    expect(calls).toHaveLength(0);
    expect(list.status()).toBe('loading');
    query.set('a');
    TestBed.tick();
    expect(calls.map((call) => call.query)).toEqual(['a']);
  });

  it('appends page after page', async () => {
    const { calls, list } = setUp('a');
    calls[0]?.answer({ items: ['1'], nextCursor: 'n' });
    await settle();
    expect([list.items(), list.hasMore(), list.status()]).toEqual([['1'], true, 'ready']);
    list.loadMore();
    list.loadMore();
    expect(calls.map((call) => call.cursor)).toEqual([undefined, 'n']);
    calls[1]?.answer({ items: ['2'], nextCursor: null });
    await settle();
    expect([list.items(), list.hasMore(), list.loadingMore()]).toEqual([['1', '2'], false, false]);
  });

  it('drops an answer that a newer question has overtaken', async () => {
    const { query, calls, list } = setUp('a');
    query.set('b');
    TestBed.tick();
    calls[1]?.answer({ items: ['b'], nextCursor: null });
    await settle();
    calls[0]?.answer({ items: ['a'], nextCursor: 'x' });
    await settle();
    expect([list.items(), list.hasMore()]).toEqual([['b'], false]);
  });

  it('does not put a late next page under the rows of a new question', async () => {
    const { query, calls, list } = setUp('a');
    calls[0]?.answer({ items: ['a1'], nextCursor: 'n' });
    await settle();
    list.loadMore();
    query.set('b');
    TestBed.tick();
    calls[2]?.answer({ items: ['b1'], nextCursor: null });
    await settle();
    calls[1]?.answer({ items: ['a2'], nextCursor: null });
    await settle();
    expect(list.items()).toEqual(['b1']);
  });

  it('is read anew in another language', async () => {
    const { calls, list } = setUp('a');
    calls[0]?.answer({ items: ['甲'], nextCursor: null });
    await settle();
    TestBed.inject(ActiveLocale).code.set('en-US');
    TestBed.tick();
    calls[1]?.answer({ items: ['A'], nextCursor: null });
    await settle();
    expect([calls.map((call) => call.query), list.items()]).toEqual([['a', 'a'], ['A']]);
  });

  it('says why it failed, and tries again', async () => {
    const { calls, list } = setUp('a');
    calls[0]?.fail(new Problem('系统出错', 500, 'platform.internal', [], 'c-9'));
    await settle();
    expect([list.status(), list.failure()]).toEqual(['failed', { message: '系统出错', reference: 'c-9' }]);
    list.reload();
    expect(list.status()).toBe('loading');
    calls[1]?.answer({ items: [], nextCursor: null });
    await settle();
    expect([list.status(), list.failure()]).toEqual(['ready', null]);
  });
});
