import { ANYWHERE, sourceKey, sourceOf } from './line-source';

describe('where a line comes from', () => {
  it.each([
    [ANYWHERE, ''],
    [{ supply: 'stock', locationId: 7, planId: null } as const, 'location:7'],
    [{ supply: 'preorder', locationId: null, planId: 9 } as const, 'plan:9'],
    [{ supply: 'preorder', locationId: null, planId: null } as const, 'plan:'],
  ])('survives being the value of a choice: %j', (source, key) => {
    expect(sourceKey(source)).toBe(key);
    expect(sourceOf(key)).toEqual(source);
  });
});
