import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { Toasts } from '@tributary/ui';
import { portalTesting, sessionOf, settle, signInAs } from '../../testing/portal-testing';
import { UnmatchedNamePage } from './unmatched-name-page';

const name = (id: number, text: string) => ({
  id,
  kind: 'terminal',
  dealerId: 10,
  dealerCode: 'D10017',
  dealerName: '津海',
  text,
  dealersCode: null,
  rows: 21,
  quantity: '126',
  unit: 'carton',
  amount: '88420.00',
  firstSeen: '2026-03-01T00:00:00Z',
  lastSeen: '2026-03-05T00:00:00Z',
  state: 'open',
  target: null,
  method: null,
  resolvedAt: null,
  resolvedBy: null,
});
const candidates = [
  { targetId: 501, code: 'T1', name: '顺达汽车修理厂', nameEn: null, detail: null, score: 0.94, reasons: ['同区'] },
  { targetId: 502, code: 'T2', name: '顺达汽配中心', nameEn: null, detail: null, score: 0.71, reasons: [] },
];

describe('UnmatchedNamePage', () => {
  let server: HttpTestingController;
  let harness: RouterTestingHarness;
  let page: HTMLElement;

  async function open(permissions: string[]) {
    Element.prototype.scrollIntoView = () => undefined;
    TestBed.configureTestingModule({ providers: portalTesting([{ path: '', component: UnmatchedNamePage }]) });
    server = TestBed.inject(HttpTestingController);
    await signInAs(sessionOf({ permissions }));
    harness = await RouterTestingHarness.create('/');
    server.expectOne((request) => request.url === '/api/unmatched-names').flush({ items: [name(1, '甲'), name(2, '乙'), name(3, '丙')], nextCursor: null });
    await refresh();
    page = harness.routeNativeElement as HTMLElement;
  }
  async function refresh() {
    await settle();
    harness.fixture.detectChanges();
    for (const open of server.match((request) => request.url.endsWith('/candidates'))) open.flush(candidates);
    await settle();
    harness.fixture.detectChanges();
  }
  const press = async (key: string) => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await refresh();
  };
  const current = () => page.querySelector('.name.current .text')?.textContent;
  const listed = () => [...page.querySelectorAll('.name .text')].map((text) => text.textContent);

  it('walks the list with the arrows', async () => {
    await open(['flows.read', 'flows.resolve']);
    expect(current()).toBe('甲');
    await press('ArrowDown');
    expect(current()).toBe('乙');
    await press('ArrowUp');
    await press('ArrowUp');
    expect(current()).toBe('甲');
  });

  it('decides by a digit and moves on to the next name', async () => {
    await open(['flows.read', 'flows.resolve']);
    await press('2');
    const request = server.expectOne('/api/unmatched-names/1/resolve');
    expect(request.request.body).toEqual({ targetId: 502 });
    request.flush({ ...name(1, '甲'), state: 'resolved' });
    await refresh();
    expect(listed()).toEqual(['乙', '丙']);
    expect(current()).toBe('乙');
    expect(TestBed.inject(Toasts).shown()[0]?.text).toContain('顺达汽配中心');
  });

  it('takes the last decision back with U', async () => {
    await open(['flows.read', 'flows.resolve']);
    await press('1');
    server.expectOne('/api/unmatched-names/1/resolve').flush({ ...name(1, '甲'), state: 'resolved' });
    await refresh();
    await press('u');
    server.expectOne('/api/unmatched-names/1/undo').flush(name(1, '甲'));
    await refresh();
    expect(listed()).toEqual(['甲', '乙', '丙']);
    expect(current()).toBe('甲');
  });

  it('ignores digits that stand beside nothing, and readers decide nothing', async () => {
    await open(['flows.read', 'flows.resolve']);
    await press('7');
    server.expectNone('/api/unmatched-names/1/resolve');
    TestBed.resetTestingModule();
    await open(['flows.read']);
    await press('1');
    server.expectNone('/api/unmatched-names/1/resolve');
  });
});
