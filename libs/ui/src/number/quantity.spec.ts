import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { ActiveLocale } from '../locale/active-locale';
import { kitTexts } from '../testing/kit-texts';
import { Quantity } from './quantity';

describe('Quantity', () => {
  async function shown(value: string, unit: string) {
    TestBed.configureTestingModule({ imports: [kitTexts()] });
    const fixture = TestBed.createComponent(Quantity);
    fixture.componentRef.setInput('value', value);
    fixture.componentRef.setInput('unit', unit);
    await fixture.whenStable();
    return fixture;
  }
  const text = (element: HTMLElement) => element.textContent?.replace(/\s+/g, ' ').trim();

  it('shows number and unit, and follows the language', async () => {
    const fixture = await shown('1200', 'bottle');
    expect(text(fixture.nativeElement)).toBe('1,200 瓶');
    TestBed.inject(TranslocoService).setActiveLang('en-US');
    TestBed.inject(ActiveLocale).code.set('en-US');
    await fixture.whenStable();
    expect(text(fixture.nativeElement)).toBe('1,200 bottle');
  });

  it('shows a unit it has no word for as it is', async () => {
    expect(text((await shown('3', '托')).nativeElement)).toBe('3 托');
  });
});
