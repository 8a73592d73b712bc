import { HttpTestingController } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { SessionDto } from '@tributary/api-client';
import { portalTesting, problemBody, sessionOf } from '../../testing/portal-testing';
import { permitted, signedIn, signedOut } from './session.guards';

@Component({ template: '' })
class Page {}

const routes = [
  { path: 'sign-in', canActivate: [signedOut], component: Page },
  { path: 'unreachable', component: Page },
  {
    path: '',
    canActivate: [signedIn],
    children: [
      { path: 'account', component: Page },
      { path: 'users', canMatch: [permitted('identity.users.read')], title: 'users', component: Page },
      { path: 'users', title: 'explained', component: Page },
    ],
  },
];

describe('the way into the portal', () => {
  async function go(url: string, session: SessionDto | 'signed out' | 'no answer') {
    TestBed.configureTestingModule({ providers: portalTesting(routes) });
    const router = TestBed.inject(Router);
    const arrived = router.navigateByUrl(url);
    await Promise.resolve();
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((done) => setTimeout(done));
      for (const request of TestBed.inject(HttpTestingController).match('/api/session')) {
        if (session === 'no answer') request.error(new ProgressEvent('error'));
        else if (session === 'signed out') request.flush(problemBody(), { status: 401, statusText: '' });
        else request.flush(session);
      }
    }
    await arrived;
    return router;
  }

  it('leads through sign-in and back', async () => {
    const router = await go('/users?search=x', 'signed out');
    expect(router.parseUrl(router.url).queryParams).toEqual({ return: '/users?search=x' });
    expect(router.url).toMatch(/^\/sign-in/);
  });

  it('shows the page to who may see it', async () => {
    const router = await go('/users', sessionOf({ permissions: ['identity.users.read'] }));
    expect(router.routerState.snapshot.root.firstChild?.firstChild?.title).toBe('users');
  });

  it('explains it to others', async () => {
    const router = await go('/users', sessionOf({ permissions: [] }));
    expect(router.routerState.snapshot.root.firstChild?.firstChild?.title).toBe('explained');
  });

  it('leads to the account first while the password must be changed', async () => {
    const user = { ...sessionOf().user, mustChangePassword: true };
    const router = await go('/users', sessionOf({ user, permissions: ['identity.users.read'] }));
    expect(router.url).toBe('/account');
  });

  it('does not take no answer for signed out', async () => {
    const router = await go('/account', 'no answer');
    expect(router.routerState.snapshot.root.firstChild?.routeConfig?.path).toBe('unreachable');
  });

  it('spares sign-in to who is signed in', async () => {
    TestBed.configureTestingModule({});
    const router = await go('/sign-in', sessionOf());
    expect(router.url).not.toMatch(/sign-in/);
  });
});
