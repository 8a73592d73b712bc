import { allPages } from './all-pages';

const pages: Readonly<Record<string, { items: number[]; nextCursor: string | null }>> = { '': { items: [1, 2], nextCursor: 'b' }, b: { items: [3, 4], nextCursor: 'c' }, c: { items: [5], nextCursor: null } };
const load = (cursor = ''): Promise<{ items: number[]; nextCursor: string | null }> => Promise.resolve(pages[cursor] ?? { items: [], nextCursor: null });

describe('allPages', () => {
  it('goes to the end', async () => expect(await allPages(load)).toEqual({ items: [1, 2, 3, 4, 5], isAll: true }));

  it('stops where there are enough, and says that there is more', async () => expect(await allPages(load, 3)).toEqual({ items: [1, 2, 3, 4], isAll: false }));

  it('says nothing of more where the last page fills it up', async () => expect(await allPages(load, 5)).toEqual({ items: [1, 2, 3, 4, 5], isAll: true }));
});
