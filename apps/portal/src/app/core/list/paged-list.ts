import { computed, effect, inject, signal, untracked } from '@angular/core';
import { ActiveLocale, type ListSource } from '@tributary/ui';
import { failureOf } from '../http/problem';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface PagedListOptions<Query, Item> {
  /** What to list; undefined: wait. A change starts from the first page. */
  readonly query: () => Query | undefined;
  readonly load: (query: Query, cursor: string | undefined) => Promise<Page<Item>>;
}

export interface PagedList<Item> extends ListSource<Item> {
  /** Puts a changed item in the place of the old one, or takes it out. */
  patch(change: (items: readonly Item[]) => readonly Item[]): void;
}

/** A list read page by page, and anew in another language; an answer that a newer question has overtaken is dropped. Call in an injection context. */
export function pagedList<Query, Item>(options: PagedListOptions<Query, Item>): PagedList<Item> {
  const items = signal<readonly Item[]>([]);
  const cursor = signal<string | null>(null);
  const status = signal<'loading' | 'ready' | 'failed'>('loading');
  const error = signal<unknown>(null);
  const loadingMore = signal(false);
  const query = computed(options.query);
  const locale = inject(ActiveLocale).code;
  let asked = 0;

  const first = async () => {
    const wanted = query();
    const mine = ++asked;
    if (wanted === undefined) return;
    // rows of the last answer stay in sight while a new one is on its way; only the first load is bare
    if (status() !== 'ready') status.set('loading');
    try {
      const page = await options.load(wanted, undefined);
      if (mine !== asked) return;
      items.set(page.items);
      cursor.set(page.nextCursor);
      status.set('ready');
    } catch (cause) {
      if (mine !== asked) return;
      error.set(cause);
      status.set('failed');
    }
  };

  const more = async () => {
    const [wanted, from] = [query(), cursor()];
    if (wanted === undefined || from === null || loadingMore()) return;
    const mine = asked;
    loadingMore.set(true);
    try {
      const page = await options.load(wanted, from);
      if (mine !== asked) return;
      items.update((list) => [...list, ...page.items]);
      cursor.set(page.nextCursor);
    } catch (cause) {
      error.set(cause);
      status.set('failed');
    } finally {
      loadingMore.set(false);
    }
  };

  effect(() => {
    query();
    locale();
    untracked(() => void first());
  });

  return {
    items: items.asReadonly(),
    status: status.asReadonly(),
    failure: computed(() => (status() === 'failed' ? failureOf(error()) : null)),
    hasMore: computed(() => cursor() !== null),
    loadingMore: loadingMore.asReadonly(),
    loadMore: () => void more(),
    reload: () => void first(),
    patch: (change) => items.update(change),
  };
}
