import { TestBed } from '@angular/core/testing';
import type { SessionDto } from '@tributary/api-client';
import { Session } from '../../core/session/session';
import { portalTesting, sessionOf, signInAs } from '../../testing/portal-testing';
import { creditQuery, creditSides } from './credit-filters';

const organisation = (kind: 'head_office' | 'dealer', tier: 1 | 2 | null): SessionDto['organisation'] => ({ ...sessionOf().organisation, kind, tier });

describe('creditSides', () => {
  it.each([
    ['head office lends', { organisation: organisation('head_office', null), permissions: ['orders.credit', 'orders.place'] }, ['seller']],
    ['a buyer borrows', {}, ['buyer']],
    ['a clerk does both', { permissions: ['orders.place', 'orders.credit'] }, ['buyer', 'seller']],
    ['the second tier has no customers', { organisation: organisation('dealer', 2), permissions: ['orders.place', 'orders.credit'] }, ['buyer']],
    ['an onlooker sees its own dealer’s', { permissions: [] }, ['buyer']],
  ])('%s', async (_, someone, sides) => {
    TestBed.configureTestingModule({ providers: portalTesting() });
    await signInAs(sessionOf(someone));
    expect(creditSides(TestBed.inject(Session))).toEqual(sides);
  });
});

describe('creditQuery', () => {
  it('asks for what the address says, and for nothing that does not exist', () => {
    expect(creditQuery('seller', { search: '津', level: 'tight', sort: 'used' })).toEqual({ side: 'seller', search: '津', level: 'tight', sort: 'used' });
    expect(creditQuery('buyer', { level: 'rich', sort: 'x' })).toEqual({ side: 'buyer', search: undefined, level: undefined, sort: undefined });
  });
});
