import { cursorKey, fetchSize, pageOf } from './page';

const rows = [1, 2, 3, 4].map((id) => ({ id }));
const keyOf = (row: { id: number }) => [row.id];

describe('page', () => {
  it('shows the limit, and says where the next page starts', () => {
    const query = { limit: 3 };
    const page = pageOf(rows.slice(0, fetchSize(query)), query, keyOf, (row) => row.id);
    expect(page.items).toEqual([1, 2, 3]);
    expect(cursorKey({ cursor: page.nextCursor ?? '' }, 1)).toEqual([3]);
  });

  it('has no next cursor on the last page', () => {
    expect(pageOf(rows, { limit: 4 }, keyOf, (row) => row.id).nextCursor).toBeNull();
    expect(pageOf([], {}, keyOf, String).nextCursor).toBeNull();
  });

  it.each([
    ['not base64', '%%%'],
    ['not JSON', Buffer.from('[1').toString('base64url')],
    ['of another length', Buffer.from('[1,2]').toString('base64url')],
    ['with an object inside', Buffer.from('[{"$gt":1}]').toString('base64url')],
  ])('refuses a cursor that is %s', (_, cursor) => {
    expect(() => cursorKey({ cursor }, 1)).toThrow(expect.objectContaining({ code: 'platform.malformed' }));
  });
});
