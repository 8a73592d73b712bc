import type { AvailabilityOptionDto } from '@tributary/api-client';
import { ANYWHERE, isChoosable, optionKey, sourceKey, sourceOf } from './line-source';

describe('where a line comes from', () => {
  it.each([
    [ANYWHERE, ''],
    [{ supply: 'stock', locationId: 7, planId: null } as const, 'location:7'],
    [{ supply: 'preorder', locationId: null, planId: 9 } as const, 'plan:9'],
    [{ supply: 'preorder', locationId: null, planId: null } as const, 'plan:'],
    [{ supply: 'plannable', locationId: null, planId: null } as const, 'plannable'],
  ])('survives being the value of a choice: %j', (source, key) => {
    expect(sourceKey(source)).toBe(key);
    expect(sourceOf(key)).toEqual(source);
  });

  it.each([
    ['here', '5', 'location:1', true],
    ['production', '5', 'plan:7', true],
    ['plannable', '5', 'plannable', true],
    ['plannable', '0', 'plannable', false],
    ['plannable', null, 'plannable', false],
  ] as const)('is what an option stands for: %s, %s', (kind, quantity, key, choosable) => {
    const option: AvailabilityOptionDto = { kind, quantity, on: '2026-04-08', days: null, locationId: kind === 'plannable' ? null : 1, planId: kind === 'production' ? 7 : null, locationName: null, locationNameEn: null };
    expect([optionKey(option), isChoosable(option)]).toEqual([key, choosable]);
  });
});
