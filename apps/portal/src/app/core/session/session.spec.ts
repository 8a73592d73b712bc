import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { portalTesting, problemBody, sessionOf, settle, signInAs } from '../../testing/portal-testing';
import { Language } from '../language/language';
import { Session } from './session';
import { SessionToken } from './session-token';

describe('Session', () => {
  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: portalTesting() });
  });
  const session = () => TestBed.inject(Session);
  const server = () => TestBed.inject(HttpTestingController);
  const headOffice = { id: 1, kind: 'head_office', code: 'HO', name: '总部', nameEn: null, tier: null } as const;

  it('looks once for the session of the cookie', async () => {
    const looks = [session().ready(), session().ready()];
    server().expectOne('/api/session').flush(sessionOf());
    await Promise.all(looks);
    expect(session().user()?.name).toBe('李建国');
    expect(session().may('orders.place')).toBe(true);
    expect(session().may('insight.read')).toBe(false);
  });

  it('takes "signed out" for an answer, but asks again after no answer', async () => {
    const first = session().ready().catch((error: unknown) => error);
    server().expectOne('/api/session').error(new ProgressEvent('error'));
    expect(await first).toMatchObject({ status: 0 });
    const second = session().ready();
    server().expectOne('/api/session').flush(problemBody(), { status: 401, statusText: '' });
    await second;
    expect(session().value()).toBeNull();
  });

  it('is over when its token is gone', async () => {
    await signInAs(sessionOf());
    expect(session().value()).not.toBeNull();
    TestBed.inject(SessionToken).value.set(null);
    expect(session().value()).toBeNull();
    expect(session().may('orders.place')).toBe(false);
  });

  it.each([
    ['a dealer that may order', { permissions: ['orders.place'] }, true, false],
    ['a clerk of the first tier', { permissions: ['orders.place', 'orders.confirm'] }, true, true],
    ['an administrator of head office', { permissions: ['orders.place', 'orders.approve', 'orders.confirm'], organisation: headOffice }, false, true],
    ['a dealer with a head-office right by mistake', { permissions: ['orders.approve'] }, false, false],
  ])('knows on which side of an order works %s', async (_who, change, buys, sells) => {
    await signInAs(sessionOf(change));
    expect([session().buys(), session().sells()]).toEqual([buys, sells]);
  });

  it('tells the account about a language switch', async () => {
    await signInAs(sessionOf());
    const switched = session().switchLanguage('en-US');
    await settle();
    const request = server().expectOne('/api/session/preferences').request;
    expect(request.body).toEqual({ locale: 'en-US' });
    expect(document.documentElement.lang).toBe('en-US');
    expect(localStorage.getItem('tributary.language')).toBe('en-US');
    void switched;
  });

  it('follows the language of the account, unless this device has its own', async () => {
    const english = sessionOf({ user: { ...sessionOf().user, locale: 'en-US' } });
    await signInAs(english);
    expect(document.documentElement.lang).toBe('en-US');

    localStorage.setItem('tributary.language', 'zh-CN');
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: portalTesting() });
    await TestBed.inject(Language).start();
    await signInAs(english);
    expect(document.documentElement.lang).toBe('zh-CN');
  });
});
