import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { filter, firstValueFrom } from 'rxjs';
import { portalTesting, settle } from '../../testing/portal-testing';
import { FlowEntryListPage } from './flow-entry-list-page';

describe('FlowEntryListPage', () => {
  async function at(url: string) {
    TestBed.configureTestingModule({ providers: portalTesting([{ path: 'flow-entries', component: FlowEntryListPage }]) });
    const harness = await RouterTestingHarness.create(url);
    const server = TestBed.inject(HttpTestingController);
    const page = harness.fixture.nativeElement as HTMLElement;
    const answer = async () => {
      const asked = server.match(({ url }) => url === '/api/flow-entries');
      for (const request of asked) request.flush({ items: [], nextCursor: null });
      for (let turn = 0; turn < 3; turn += 1) {
        await settle();
        harness.detectChanges();
      }
      return asked.map(({ request }) => request.params.get('search'));
    };
    return { page, answer, router: TestBed.inject(Router) };
  }

  it('looks for what its address says, and says within which time', async () => {
    const { page, answer } = await at('/flow-entries?search=XS1');
    expect(await answer()).toEqual(['XS1']);
    expect(page.querySelector<HTMLInputElement>('tb-search-box input')?.value).toBe('XS1');
    expect(page.querySelector('tb-empty-state')?.textContent).toContain('最近 30 天');
  });

  it('forgets it when nothing was found and the person wants everything again', async () => {
    const { page, answer, router } = await at('/flow-entries?search=XS1&from=2026-01-01');
    await answer();
    expect(page.querySelector('tb-empty-state')?.textContent).not.toContain('最近 30 天');
    const gone = firstValueFrom(router.events.pipe(filter((event) => event instanceof NavigationEnd)));
    page.querySelector<HTMLButtonElement>('tb-empty-state button')?.click();
    await gone;
    TestBed.tick();
    expect(await answer()).toEqual([null]);
    expect(router.url).toBe('/flow-entries');
  });
});
