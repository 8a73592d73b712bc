import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { portalTesting, problemBody, sessionOf, settle } from '../../testing/portal-testing';
import { inside, SignInPage } from './sign-in-page';

describe('inside', () => {
  it.each([
    ['/orders?state=closed', '/orders?state=closed'],
    ['//evil.example', null],
    ['/\\evil.example', null],
    ['https://evil.example', null],
    ['javascript:alert(1)', null],
    [undefined, null],
  ])('%p → %p', (address, safe) => expect(inside(address)).toBe(safe));
});

describe('SignInPage', () => {
  async function open(inputs: Record<string, string> = {}) {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: portalTesting([{ path: '**', children: [] }]) });
    const fixture = TestBed.createComponent(SignInPage);
    for (const [key, value] of Object.entries(inputs)) fixture.componentRef.setInput(key, value);
    await fixture.whenStable();
    const page: HTMLElement = fixture.nativeElement;
    const fill = (id: string, text: string) => {
      const field = page.querySelector<HTMLInputElement>(`#${id}`);
      if (!field) throw new Error(id);
      field.value = text;
      field.dispatchEvent(new Event('input'));
    };
    const send = () => page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    const refresh = async () => {
      await settle();
      await fixture.whenStable();
    };
    return { page, fill, send, refresh, server: TestBed.inject(HttpTestingController) };
  }

  it('signs in and goes where the person wanted to go', async () => {
    const { fill, send, refresh, server } = await open({ return: '/orders/12' });
    fill('account', ' buyer ');
    fill('password', 'secret');
    send();
    await refresh();
    const request = server.expectOne('/api/sign-in');
    expect(request.request.body).toEqual({ account: 'buyer', password: 'secret' });
    request.flush(sessionOf());
    await refresh();
    expect(TestBed.inject(Router).url).toBe('/orders/12');
  });

  it('says what the API says, and stays', async () => {
    const { page, fill, send, refresh, server } = await open();
    fill('account', 'buyer');
    fill('password', 'wrong');
    send();
    await refresh();
    server.expectOne('/api/sign-in').flush(problemBody({ detail: '账号或密码不正确。' }), { status: 401, statusText: '' });
    await refresh();
    expect(page.querySelector('tb-notice')?.textContent).toContain('账号或密码不正确。');
  });

  it('asks for both fields before it asks the API', async () => {
    const { page, send, refresh, server } = await open();
    send();
    await refresh();
    server.expectNone('/api/sign-in');
    expect([...page.querySelectorAll('tb-field [role=alert]')].map((error) => error.textContent)).toEqual(['请填写', '请填写']);
  });
});
