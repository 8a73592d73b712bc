import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { PageLoad } from '../../core/session/page-load';
import { Session } from '../../core/session/session';
import { portalTesting, sessionOf, settle, signInAs } from '../../testing/portal-testing';
import { ActingBanner } from './acting-banner';

const acting = (mode: 'order' | 'view') => ({
  organisationId: 10, organisationName: '津海润滑油', mode, reason: '客户来电', since: '2026-03-02T09:30:00+08:00', fault: null,
});

describe('ActingBanner', () => {
  const loads: string[] = [];
  beforeEach(() => {
    loads.length = 0;
    TestBed.configureTestingModule({
      providers: [...portalTesting(), { provide: PageLoad, useValue: { home: () => loads.push('home'), again: () => loads.push('again') } }],
    });
  });

  async function shown(mode?: 'order' | 'view'): Promise<HTMLElement> {
    await signInAs(sessionOf(mode ? { acting: acting(mode) } : {}));
    const fixture = TestBed.createComponent(ActingBanner);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('is not there for who acts for nobody', async () => expect((await shown()).textContent?.trim()).toBe(''));

  it.each([
    ['order', '您正在代 津海润滑油 操作', false],
    ['view', '只读 · 您正以 津海润滑油 的视角查看', true],
  ] as const)('says for whom, how and why (%s)', async (mode, text, view) => {
    const element = await shown(mode);
    expect(element.textContent).toContain(text);
    expect(element.textContent).toContain('客户来电');
    expect(element.querySelector('.bar')?.classList.contains('view')).toBe(view);
  });

  it('ends it with one click, and the portal starts anew', async () => {
    const element = await shown('order');
    element.querySelector('button')?.click();
    await settle();
    const request = TestBed.inject(HttpTestingController).expectOne('/api/session/acting');
    expect([request.request.method, request.request.headers.get('X-CSRF-Token')]).toEqual(['DELETE', 'token-1']);
    request.flush(null, { status: 204, statusText: '' });
    await settle();
    expect(loads).toEqual(['home']);
  });

  it('starts it with the dealer, the mode and the reason', async () => {
    await signInAs(sessionOf());
    const started = TestBed.inject(Session).startActing({ dealerId: 10, mode: 'view', reason: '核对' });
    await settle();
    const request = TestBed.inject(HttpTestingController).expectOne('/api/session/acting');
    expect([request.request.method, request.request.body]).toEqual(['POST', { dealerId: 10, mode: 'view', reason: '核对' }]);
    request.flush(null, { status: 204, statusText: '' });
    await started;
    expect(loads).toEqual(['home']);
  });
});

describe('PageLoad', () => {
  it('follows another page of this browser that changed whom one acts for', () => {
    TestBed.configureTestingModule({ providers: portalTesting() });
    const page = TestBed.inject(PageLoad);
    let loads = 0;
    page.again = () => void (loads += 1);
    window.dispatchEvent(new StorageEvent('storage', { key: 'tributary.language' }));
    expect(loads).toBe(0);
    window.dispatchEvent(new StorageEvent('storage', { key: 'tributary.acting' }));
    expect(loads).toBe(1);
  });
});
