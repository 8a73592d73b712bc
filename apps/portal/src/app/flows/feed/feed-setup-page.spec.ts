import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { portalTesting, problemBody, settle } from '../../testing/portal-testing';
import { FeedSetupPage } from './feed-setup-page';

const setup = {
  id: 5, dealerId: 11, code: 'F-11', name: '甲的销售', source: 'sftp', settings: { host: 'sftp.example.com', user: 'dealer', folder: '/sales' }, hasSecret: true, layoutId: 3,
  schedule: '0 6 * * *', ownerId: null, status: 'active', statusReason: '',
};

describe('FeedSetupPage', () => {
  let server: HttpTestingController;

  async function open() {
    TestBed.configureTestingModule({ providers: portalTesting([{ path: '**', children: [] }]) });
    server = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(FeedSetupPage);
    fixture.componentRef.setInput('id', '5');
    const refresh = async () => {
      fixture.detectChanges();
      await settle();
      for (const request of server.match(({ url }) => url.startsWith('/api/feed-schedule'))) request.flush({ timeZone: 'Asia/Shanghai', next: ['2026-03-21T06:00:00+08:00'] });
      for (const request of server.match(({ url }) => url.startsWith('/api/feed-choices'))) request.flush({ layouts: [{ id: 3, name: '日销售', version: 1, kind: 'sale' }], owners: [] });
      await settle();
      fixture.detectChanges();
    };
    fixture.detectChanges();
    server.expectOne('/api/feeds/5/setup').flush(setup);
    await settle();
    await refresh();
    await refresh();
    return { page: fixture.nativeElement as HTMLElement, form: fixture.componentInstance, refresh };
  }
  const press = (page: HTMLElement, id: string) => page.querySelector<HTMLButtonElement>(`[data-testid=${id}]`)?.click();

  it('tries the connection, shows the key of an unknown host, and saves the one that was confirmed, without any stored secret', async () => {
    const { page, refresh } = await open();
    press(page, 'test-feed');
    const test = server.expectOne('/api/feed-tests');
    expect(test.request.body).toMatchObject({ feedId: 5, source: 'sftp', secret: null, settings: { host: 'sftp.example.com', hostKey: null } });
    test.flush({ reason: { code: 'flows.host-key-unconfirmed', message: '首次连接', params: {} }, fingerprint: 'SHA256:abc', count: 0, files: [] });
    await refresh();
    expect(page.textContent).toContain('SHA256:abc');
    press(page, 'trust');
    const again = server.expectOne('/api/feed-tests');
    expect(again.request.body).toMatchObject({ settings: { hostKey: 'SHA256:abc' } });
    again.flush({ reason: null, fingerprint: null, count: 1, files: [{ name: '三月.xlsx', size: 10, modifiedAt: null }] });
    await refresh();
    expect(page.textContent).toContain('三月.xlsx');
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    const saved = server.expectOne({ url: '/api/feeds/5/setup', method: 'PUT' });
    expect(saved.request.body).toMatchObject({ name: '甲的销售', layoutId: 3, secret: null, settings: { hostKey: 'SHA256:abc' } });
    saved.flush(setup);
    await settle();
  });

  it('knows what was changed and is not saved yet, and leads back to the feed', async () => {
    const { page, form, refresh } = await open();
    expect(form.hasChanges()).toBe(false);
    expect(page.querySelector('[data-testid=cancel-feed]')?.getAttribute('href')).toBe('/feeds/5');
    const name = page.querySelector<HTMLInputElement>('#feed-name');
    const type = (text: string) => {
      if (name) name.value = text;
      name?.dispatchEvent(new Event('input'));
    };
    type('乙的销售');
    expect(form.hasChanges()).toBe(true);
    type('甲的销售');
    expect(form.hasChanges()).toBe(false);
    type('乙的销售');
    await refresh();
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    server.expectOne({ url: '/api/feeds/5/setup', method: 'PUT' }).flush(setup);
    await settle();
    expect(form.hasChanges()).toBe(false);
  });

  it('says why the API does not take it', async () => {
    const { page, refresh } = await open();
    page.querySelector('form')?.dispatchEvent(new Event('submit'));
    server.expectOne({ url: '/api/feeds/5/setup', method: 'PUT' }).flush(problemBody({ detail: '请重新输入密码' }), { status: 422, statusText: '' });
    await refresh();
    expect(page.querySelector('tb-notice')?.textContent).toContain('请重新输入密码');
  });
});
