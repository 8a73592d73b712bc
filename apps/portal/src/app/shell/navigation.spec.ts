import { TestBed } from '@angular/core/testing';
import { portalTesting, sessionOf, signInAs } from '../testing/portal-testing';
import { Navigation, placeOf } from './navigation';

describe('Navigation', () => {
  async function linksOf(change: Parameters<typeof sessionOf>[0]) {
    TestBed.configureTestingModule({ providers: portalTesting() });
    await signInAs(sessionOf(change));
    return TestBed.inject(Navigation);
  }

  it('shows a buyer what a buyer may do', async () => {
    const navigation = await linksOf({ permissions: ['orders.read', 'orders.place', 'catalogue.read', 'pricing.read'] });
    expect(navigation.groups().flatMap((group) => group.items.map((item) => item.link))).toEqual(['/', '/orders/new', '/orders', '/returns', '/orders/quick', '/orders/templates', '/credit-accounts', '/catalogue']);
  });

  it('does not offer head office to order from itself', async () => {
    const organisation = { id: 1, kind: 'head_office', code: 'HO', name: '总部', nameEn: null, tier: null } as const;
    const navigation = await linksOf({ permissions: ['orders.read', 'orders.place', 'pricing.read'], organisation });
    expect(navigation.groups().flatMap((group) => group.items.map((item) => item.link))).toEqual(['/', '/orders', '/returns', '/credit-accounts']);
  });

  it('leads nobody who sees no prices to what is about nothing else', async () => {
    const navigation = await linksOf({ permissions: ['orders.read', 'orders.place', 'orders.rules', 'orders.credit'] });
    const links = navigation.groups().flatMap((group) => group.items.map((item) => item.link));
    expect(links).toContain('/orders');
    expect(links).not.toContain('/credit-accounts');
    expect(links).not.toContain('/approval-rules');
  });

  it('puts the first four at the bottom of a phone', async () => {
    const navigation = await linksOf({ permissions: ['orders.read', 'orders.place', 'logistics.read', 'inventory.read'] });
    expect(navigation.bottom().map((item) => item.link)).toEqual(['/', '/orders/new', '/orders', '/shipments']);
  });
});

describe('placeOf', () => {
  const items = ['/', '/orders', '/orders/new'].map((link) => ({ link, label: '', icon: 'home' as const, anyOf: [] }));

  it.each([
    ['/', '/'],
    ['/orders?state=closed', '/orders'],
    ['/orders/12', '/orders'],
    ['/orders/new?seller=1', '/orders/new'],
    ['/ordersX', null],
    ['/account', null],
  ])('%p belongs to %p', (url, place) => expect(placeOf(url, items)).toBe(place));
});
