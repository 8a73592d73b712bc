import type { Page } from './paged-list';

/** A list that comes in pages, to its end, or until it has `most` items; `isAll`: nothing was left behind. */
export async function allPages<Item>(load: (cursor: string | undefined) => Promise<Page<Item>>, most = Infinity): Promise<{ readonly items: Item[]; readonly isAll: boolean }> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await load(cursor);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && items.length < most);
  return { items, isAll: cursor === undefined };
}
