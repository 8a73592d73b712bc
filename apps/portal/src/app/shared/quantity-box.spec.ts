import { TestBed } from '@angular/core/testing';
import { portalTesting } from '../testing/portal-testing';
import { QuantityBox, quantityFault } from './quantity-box';

describe('quantityFault', () => {
  it.each([
    ['', '5', null, null],
    ['１０', '5', null, null],
    ['12', '5', null, 'quantity.notAMultiple'],
    ['abc', '5', null, 'quantity.notANumber'],
    ['15', '5', '10', 'quantity.tooMuch'],
    ['1.123', '0', '2', null],
    ['1.1234', '0', null, 'quantity.tooFine'],
  ])('%p in packs of %p, at most %p: %p', (typed, pack, most, key) => expect(quantityFault(typed, pack, most)?.key ?? null).toBe(key));
});

describe('QuantityBox', () => {
  async function box(inputs: Record<string, unknown>) {
    TestBed.configureTestingModule({ providers: portalTesting() });
    const fixture = TestBed.createComponent(QuantityBox);
    for (const [key, value] of Object.entries({ name: '机油', pack: '5', ...inputs })) fixture.componentRef.setInput(key, value);
    const said: string[] = [];
    fixture.componentInstance.changed.subscribe((value) => said.push(value));
    await fixture.whenStable();
    const page: HTMLElement = fixture.nativeElement;
    const input = page.querySelector('input') as HTMLInputElement;
    const type = (text: string) => {
      input.value = text;
      input.dispatchEvent(new Event('input'));
      input.dispatchEvent(new Event('change'));
    };
    return { fixture, page, input, type, said };
  }

  it('speaks once for a new value, not for the same one', async () => {
    const { type, said } = await box({ value: '10' });
    type('10.0');
    type('15');
    expect(said).toEqual(['15']);
  });

  it('takes an emptied field for zero', async () => {
    const { type, said } = await box({ value: '10' });
    type('');
    expect(said).toEqual(['0']);
  });

  it('keeps a wrong entry to itself and says why', async () => {
    const { fixture, page, type, said } = await box({ value: '10' });
    type('12');
    await fixture.whenStable();
    expect(said).toEqual([]);
    expect(page.querySelector('[role=alert]')?.textContent).toBe('须为 5 的倍数');
  });

  it('steps by whole packs', async () => {
    const { page, said } = await box({ value: '10' });
    const [less, more] = [...page.querySelectorAll('button')];
    more?.click();
    less?.click();
    less?.click();
    expect(said).toEqual(['15', '5']);
  });
});
