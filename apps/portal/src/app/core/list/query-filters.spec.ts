import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { filter, firstValueFrom } from 'rxjs';
import { portalTesting } from '../../testing/portal-testing';
import { queryFilters } from './query-filters';

@Component({ template: '' })
class Host {
  readonly filters = queryFilters('state', 'search');
}

const navigated = (router: Router) => firstValueFrom(router.events.pipe(filter((event) => event instanceof NavigationEnd)));

describe('queryFilters', () => {
  async function at(url: string) {
    TestBed.configureTestingModule({ providers: portalTesting([{ path: 'orders', component: Host }]) });
    const harness = await RouterTestingHarness.create();
    const host = await harness.navigateByUrl(url, Host);
    return { filters: host.filters, router: TestBed.inject(Router) };
  }

  it('reads its own filters from the address', async () => {
    const { filters } = await at('/orders?state=closed&search=&other=1');
    expect(filters.values()).toEqual({ state: 'closed' });
    expect(filters.any()).toBe(true);
  });

  it('writes them there and keeps the rest', async () => {
    const { filters, router } = await at('/orders?state=closed&other=1');
    filters.set({ search: 'SP 5W-30', state: '' });
    await navigated(router);
    expect(router.parseUrl(router.url).queryParams).toEqual({ search: 'SP 5W-30', other: '1' });
    expect(filters.values()).toEqual({ search: 'SP 5W-30' });
  });

  it('clears them', async () => {
    const { filters, router } = await at('/orders?state=closed&search=x&other=1');
    filters.clear();
    await navigated(router);
    expect(router.parseUrl(router.url).queryParams).toEqual({ other: '1' });
    expect(filters.any()).toBe(false);
  });
});
