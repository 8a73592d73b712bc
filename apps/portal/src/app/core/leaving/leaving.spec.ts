import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { type ConfirmAnswer, Dialogs } from '@tributary/ui';
import { portalTesting } from '../../testing/portal-testing';
import { SessionToken } from '../session/session-token';
import { askBeforeLeaving, askBeforeUnload, type KeepsDraft } from './leaving';

@Component({ template: '' })
class Form implements KeepsDraft {
  readonly changed = signal(false);

  constructor() {
    askBeforeUnload(this);
  }

  hasChanges(): boolean {
    return this.changed();
  }
}

@Component({ template: '' })
class Elsewhere {}

describe('a page with a draft', () => {
  async function open(answer?: ConfirmAnswer) {
    TestBed.configureTestingModule({ providers: portalTesting([{ path: 'form', component: Form, canDeactivate: [askBeforeLeaving] }, { path: '**', component: Elsewhere }]) });
    const asked = jest.spyOn(TestBed.inject(Dialogs), 'confirm').mockResolvedValue(answer);
    TestBed.inject(SessionToken).value.set('token');
    const harness = await RouterTestingHarness.create();
    const form = await harness.navigateByUrl('/form', Form);
    return { form, asked, router: TestBed.inject(Router) };
  }
  const unload = (): Event => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event;
  };

  it('is left without a question as long as nothing was changed', async () => {
    const { asked, router } = await open();
    expect(unload().defaultPrevented).toBe(false);
    await router.navigateByUrl('/feeds');
    expect([router.url, asked.mock.calls.length]).toEqual(['/feeds', 0]);
  });

  it('stays when the person thinks better of it', async () => {
    const { form, asked, router } = await open(undefined);
    form.changed.set(true);
    await router.navigateByUrl('/feeds');
    expect(router.url).toBe('/form');
    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ heading: '不保存就离开？' }));
  });

  it('is left when the person says so, and asks the browser nothing afterwards', async () => {
    const { form, router } = await open({ reason: '' });
    form.changed.set(true);
    expect(unload().defaultPrevented).toBe(true);
    await router.navigateByUrl('/feeds');
    expect(router.url).toBe('/feeds');
    expect(unload().defaultPrevented).toBe(false);
  });

  it('lets go of who is no longer signed in', async () => {
    const { form, asked, router } = await open(undefined);
    form.changed.set(true);
    TestBed.inject(SessionToken).value.set(null);
    await router.navigateByUrl('/sign-in');
    expect([router.url, asked.mock.calls.length]).toEqual(['/sign-in', 0]);
  });
});
