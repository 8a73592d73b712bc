import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { OwnDayDto, OwnFlowDto } from '@tributary/api-client';
import { portalTesting, sessionOf, settle, signInAs } from '../../testing/portal-testing';
import { OwnFlowPage } from './own-flow-page';

const day = (date: string, state: OwnDayDto['state'], more: Partial<OwnDayDto> = {}): OwnDayDto => ({ date, state, entries: 0, excluded: 0, quantity: '0', corrections: 0, reason: null, ...more });
const reason = { code: 'flows.no-rows', message: '只有表头，没有数据行', params: {} };
const flow: OwnFlowDto = {
  from: '2026-03-01',
  to: '2026-03-06',
  feeds: [{ id: 1, name: '津海销售流向', source: 'ftp', kind: 'sale', schedule: '0 6 * * *', health: 'late', lastArrivalAt: '2026-03-05T00:00:00Z', lastCheckedAt: null, nextDueAt: '2026-03-07T22:00:00Z', reason: null }],
  calendar: [
    {
      kind: 'sale',
      days: [
        day('2026-03-01', 'before'),
        day('2026-03-02', 'posted', { entries: 14, corrections: 2, excluded: 1 }),
        day('2026-03-03', 'none'),
        day('2026-03-04', 'refused', { reason }),
        day('2026-03-05', 'waiting'),
        day('2026-03-06', 'open'),
      ],
    },
  ],
  waiting: [
    { id: 7, name: '空.csv', feedName: '津海销售流向', source: 'ftp', kind: 'sale', receivedAt: '2026-03-04T10:00:00Z', state: 'rejected', reason, waitsFor: 'dealer', isUpload: false },
    { id: 8, name: '库存.xlsx', feedName: '上传：库存', source: 'upload', kind: 'stock', receivedAt: '2026-03-04T11:00:00Z', state: 'held', reason: null, waitsFor: 'dealer', isUpload: true },
  ],
  excluded: [],
};

describe('OwnFlowPage', () => {
  let server: HttpTestingController;
  let harness: RouterTestingHarness;
  let page: HTMLElement;

  async function open(permissions: string[]) {
    TestBed.configureTestingModule({ providers: portalTesting([{ path: '', component: OwnFlowPage }]) });
    server = TestBed.inject(HttpTestingController);
    await signInAs(sessionOf({ permissions }));
    harness = await RouterTestingHarness.create('/');
    server.expectOne('/api/own-flow').flush(flow);
    server.expectOne((request) => request.url === '/api/own-flow/corrections').flush({
      items: [{ id: 3, kind: 'sale', date: '2026-03-02', entriesBefore: 13, quantityBefore: '90', entriesAfter: 14, quantityAfter: '84', fileId: 9, fileName: '更正.csv', at: '2026-03-05T01:00:00Z' }],
      nextCursor: null,
    });
    await refresh();
    page = harness.routeNativeElement as HTMLElement;
  }
  async function refresh() {
    await settle();
    harness.fixture.detectChanges();
  }
  const cell = (date: string) => page.querySelector<HTMLButtonElement>(`[data-day="${date}"]`);

  it('says in words what became of each day, and why', async () => {
    await open(['flows.own.read', 'flows.upload']);
    expect(cell('2026-03-02')?.getAttribute('aria-label')).toBe('2026/03/02，已入账 14 行，1 行未计入，更正 2 次');
    expect(cell('2026-03-03')?.getAttribute('aria-label')).toBe('2026/03/03，没有记录');
    expect(cell('2026-03-04')?.getAttribute('aria-label')).toBe('2026/03/04，已拒收，只有表头，没有数据行');
    expect(cell('2026-03-01')?.disabled).toBe(true);
    // the first of March 2026 is a Sunday: the last column of a week that begins on Monday
    expect(cell('2026-03-01')?.style.gridColumnStart).toBe('7');
    expect(page.textContent).toContain('1 天已入账 · 1 天没有记录 · 1 天被拒收 · 1 天待处理 · 1 天更正过');
  });

  it('leads from what waits and from a correction to the file, and to the upload where one is decided', async () => {
    await open(['flows.own.read', 'flows.upload']);
    const links = [...page.querySelectorAll('[data-testid="own-waiting"] a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/own-flow/files/7', '/flow-uploads/8']);
    expect(page.querySelector('a[href="/own-flow/files/9"]')?.textContent).toBe('更正.csv');
  });

  it('offers no upload to somebody who only looks', async () => {
    await open(['flows.own.read']);
    expect(page.querySelector('[data-testid="bring-flow"]')).toBeNull();
    expect([...page.querySelectorAll('[data-testid="own-waiting"] a')].map((link) => link.getAttribute('href'))).toEqual(['/own-flow/files/7', '/own-flow/files/8']);
  });

  it('opens a day: the files that were read, and a way to bring what is missing', async () => {
    await open(['flows.own.read', 'flows.upload']);
    cell('2026-03-03')?.click();
    await refresh();
    const asked = server.expectOne((request) => request.url === '/api/own-flow/day');
    expect([asked.request.params.get('kind'), asked.request.params.get('date')]).toEqual(['sale', '2026-03-03']);
    asked.flush({ readings: [], reasons: [] });
    await refresh();
    expect(document.querySelector('.tb-dialog [data-testid="bring"]')?.getAttribute('href')).toBe('/flow-uploads?record=sale');
  });
});
