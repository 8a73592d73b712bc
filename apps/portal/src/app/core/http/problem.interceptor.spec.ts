import { HttpClient } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { ActiveLocale, Toasts } from '@tributary/ui';
import { firstValueFrom } from 'rxjs';
import { portalTesting, problemBody, settle } from '../../testing/portal-testing';
import { SessionToken } from '../session/session-token';
import { Problem } from './problem';
import { handled, signedOutIsFine, withKey } from './request-options';

describe('requests', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: portalTesting([{ path: '**', children: [] }]) }));
  const http = () => TestBed.inject(HttpClient);
  const server = () => TestBed.inject(HttpTestingController);
  const toasts = () => TestBed.inject(Toasts).shown();
  const outcome = (request: Promise<unknown>) => request.then(() => 'done', (error: unknown) => error);

  it('carry the language; writes also the CSRF token and a key of their own', async () => {
    TestBed.inject(ActiveLocale).code.set('en-US');
    TestBed.inject(SessionToken).value.set('token-1');
    http().get('/api/x').subscribe();
    http().post('/api/y', {}).subscribe();
    http().post('/api/z', {}).subscribe();
    const [read, first, second] = ['/api/x', '/api/y', '/api/z'].map((url) => server().expectOne(url).request.headers);
    expect(read?.get('Accept-Language')).toBe('en-US');
    expect(read?.has('Idempotency-Key')).toBe(false);
    expect(first?.get('X-CSRF-Token')).toBe('token-1');
    expect(first?.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    expect(first?.get('Idempotency-Key')).not.toBe(second?.get('Idempotency-Key'));
  });

  it('send a file as plain bytes, whatever the browser takes it for', () => {
    const sheet = new File(['a,b'], '订货单.csv', { type: 'text/csv' });
    http().post('/api/y', sheet, { headers: { 'Content-Type': sheet.type } }).subscribe();
    expect(server().expectOne('/api/y').request.headers.get('Content-Type')).toBe('application/octet-stream');
  });

  it('repeat under the key that the caller kept', () => {
    http().post('/api/y', {}, { context: withKey('kept-key') }).subscribe({ error: () => undefined });
    expect(server().expectOne('/api/y').request.headers.get('Idempotency-Key')).toBe('kept-key');
  });

  it('tell a failed write that nobody handles by a toast', async () => {
    const result = outcome(firstValueFrom(http().post('/api/y', {})));
    server().expectOne('/api/y').flush(problemBody(), { status: 409, statusText: '' });
    const problem = (await result) as Problem;
    expect(problem).toMatchObject({ message: '库存不足', code: 'orders.line-short', status: 409, reference: 'c-1', uncertain: false });
    expect(toasts()).toMatchObject([{ tone: 'error', text: '库存不足', detail: 'orders.line-short · c-1' }]);
  });

  it('leave a failed read and a handled write to the page', async () => {
    const results = [outcome(firstValueFrom(http().get('/api/x'))), outcome(firstValueFrom(http().post('/api/y', {}, { context: handled() })))];
    for (const url of ['/api/x', '/api/y']) server().expectOne(url).flush(problemBody(), { status: 409, statusText: '' });
    expect((await Promise.all(results)).every((result) => result instanceof Problem)).toBe(true);
    expect(toasts()).toEqual([]);
  });

  it('call an unanswered request uncertain, in words', async () => {
    const result = outcome(firstValueFrom(http().post('/api/y', {}, { context: handled() })));
    server().expectOne('/api/y').error(new ProgressEvent('error'));
    expect(await result).toMatchObject({ uncertain: true, code: 'portal.no-answer', message: '没有收到服务器的回复，请检查网络后重试。' });
  });

  it('lead from a lost session to sign-in and back', async () => {
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/orders?state=closed');
    TestBed.inject(SessionToken).value.set('token-1');
    const result = outcome(firstValueFrom(http().get('/api/x')));
    server().expectOne('/api/x').flush(problemBody({ status: 401 }), { status: 401, statusText: '' });
    await result;
    await settle();
    expect(TestBed.inject(SessionToken).value()).toBeNull();
    expect(router.parseUrl(router.url).queryParams).toEqual({ return: '/orders?state=closed', expired: '1' });
  });

  it('stay where they are when being signed out is an answer', async () => {
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/sign-in');
    const result = outcome(firstValueFrom(http().get('/api/session', { context: signedOutIsFine() })));
    server().expectOne('/api/session').flush(problemBody({ status: 401 }), { status: 401, statusText: '' });
    expect(await result).toMatchObject({ status: 401 });
    expect(router.url).toBe('/sign-in');
  });
});
