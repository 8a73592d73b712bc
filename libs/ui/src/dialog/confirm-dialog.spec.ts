import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { kitTexts } from '../testing/kit-texts';
import { ConfirmDialog, type ConfirmAnswer, type ConfirmQuestion } from './confirm-dialog';

describe('ConfirmDialog', () => {
  async function ask(question: Partial<ConfirmQuestion>) {
    const answers: (ConfirmAnswer | undefined)[] = [];
    TestBed.configureTestingModule({
      imports: [kitTexts()],
      providers: [
        { provide: DIALOG_DATA, useValue: { heading: 'Sure?', action: 'Do it', ...question } },
        { provide: DialogRef, useValue: { close: (answer?: ConfirmAnswer) => answers.push(answer) } },
      ],
    });
    const fixture = TestBed.createComponent(ConfirmDialog);
    await fixture.whenStable();
    const page: HTMLElement = fixture.nativeElement;
    const button = (text: string) => [...page.querySelectorAll('button')].find((candidate) => candidate.textContent?.trim() === text);
    return { fixture, page, answers, button };
  }

  it('does not go on without a reason where one is required', async () => {
    const { fixture, page, answers, button } = await ask({ reason: 'required' });
    expect(button('Do it')?.disabled).toBe(true);
    const area = page.querySelector('textarea');
    if (!area) throw new Error('no field for the reason');
    area.value = '  库存不足 ';
    area.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    button('Do it')?.click();
    expect(answers).toEqual([{ reason: '库存不足' }]);
  });

  it('takes an offered reason by one click', async () => {
    const { fixture, answers, button } = await ask({ reason: 'required', suggestions: ['货款未到'] });
    button('货款未到')?.click();
    await fixture.whenStable();
    button('Do it')?.click();
    expect(answers).toEqual([{ reason: '货款未到' }]);
  });

  it('asks for no reason unless told, and closing is no answer', async () => {
    const { page, answers, button } = await ask({});
    expect(page.querySelector('textarea')).toBeNull();
    button('ui.cancel')?.click();
    expect(answers).toEqual([undefined]);
  });
});
