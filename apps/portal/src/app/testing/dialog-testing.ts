import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpTestingController } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { portalTesting, settle } from './portal-testing';

/** Shows the body of a dialog on its own; `answers` is what it was closed with. `served`: answers what it asks the server as it opens. */
export async function openDialog<Body>(component: Type<Body>, data: unknown, served?: (server: HttpTestingController) => void) {
  const answers: unknown[] = [];
  TestBed.configureTestingModule({
    providers: [
      ...portalTesting(),
      { provide: DIALOG_DATA, useValue: data },
      { provide: DialogRef, useValue: { close: (answer?: unknown) => answers.push(answer) } },
    ],
  });
  const fixture = TestBed.createComponent(component);
  const server = TestBed.inject(HttpTestingController);
  if (served) {
    fixture.detectChanges();
    await settle();
    served(server);
    await settle();
  }
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  return {
    page,
    answers,
    server,
    /** Types into the n-th field that matches. */
    type: async (selector: string, text: string, place = 0) => {
      const field = page.querySelectorAll<HTMLInputElement>(selector)[place];
      if (!field) throw new Error(`no field ${selector}`);
      field.value = text;
      field.dispatchEvent(new Event('input'));
      field.dispatchEvent(new Event('change'));
      await fixture.whenStable();
    },
    refresh: async () => {
      await settle();
      await fixture.whenStable();
    },
  };
}
