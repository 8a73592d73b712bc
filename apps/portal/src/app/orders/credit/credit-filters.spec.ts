import type { Permission } from '../../core/session/permission';
import { sessionOf } from '../../testing/portal-testing';
import { creditQuery, creditSides } from './credit-filters';

const session = (kind: 'head_office' | 'dealer', tier: 1 | 2 | null, buys: boolean, ...permissions: Permission[]) => ({
  organisation: (() => ({ ...sessionOf().organisation, kind, tier })) as never,
  buys: (() => buys) as never,
  may: (...anyOf: readonly Permission[]) => anyOf.some((permission) => permissions.includes(permission)),
});

describe('creditSides', () => {
  it.each([
    ['head office lends', session('head_office', null, false, 'orders.credit'), ['seller']],
    ['a buyer borrows', session('dealer', 1, true), ['buyer']],
    ['a clerk does both', session('dealer', 1, true, 'orders.credit'), ['buyer', 'seller']],
    ['the second tier has no customers', session('dealer', 2, true, 'orders.credit'), ['buyer']],
  ])('%s', (_, someone, sides) => {
    expect(creditSides(someone)).toEqual(sides);
  });
});

describe('creditQuery', () => {
  it('asks for what the address says, and for nothing that does not exist', () => {
    expect(creditQuery('seller', { search: '津', level: 'tight', sort: 'used' })).toEqual({ side: 'seller', search: '津', level: 'tight', sort: 'used' });
    expect(creditQuery('buyer', { level: 'rich', sort: 'x' })).toEqual({ side: 'buyer', search: undefined, level: undefined, sort: undefined });
  });
});
