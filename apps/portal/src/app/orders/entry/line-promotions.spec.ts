import { TestBed } from '@angular/core/testing';
import { portalTesting } from '../../testing/portal-testing';
import { BasketGifts } from './basket-gifts';
import { LinePromotions } from './line-promotions';

const named = (code: string) => ({ promotionId: code.charCodeAt(0), code, name: `促销${code}`, nameEn: code });

describe('LinePromotions', () => {
  async function shown(line: object): Promise<string> {
    TestBed.configureTestingModule({ providers: portalTesting() });
    const fixture = TestBed.createComponent(LinePromotions);
    fixture.componentRef.setInput('line', { promotions: [], hints: [], deniedPromotions: [], ...line });
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent ?? '';
  }

  it('says what a promotion takes off and why, and what is missing for the next step', async () => {
    const text = await shown({
      promotions: [{ ...named('A'), amount: '50.00', reason: { kind: 'tiered', by: 'quantity', from: '10', percent: '5', amount: null } }],
      hints: [{ ...named('A'), by: 'quantity', missing: '3', unit: 'carton', percent: '10', amount: null, gifts: null, giftSkuId: null }],
    });
    expect(text).toContain('促销A · 满 10：95 折');
    expect(text).toContain('−¥50.00');
    expect(text).toContain('再买 3 箱享 9 折');
  });

  it('says why a promotion does not apply', async () => {
    const text = await shown({
      deniedPromotions: [
        { ...named('B'), reason: 'budget', needed: '60.00', left: '40.00' },
        { ...named('C'), reason: 'orders', needed: null, left: null },
      ],
    });
    expect(text).toContain('促销B');
    expect(text).toContain('¥40.00');
    expect(text).toContain('促销C');
  });

  it('shows gifts, and when one is short', async () => {
    TestBed.configureTestingModule({ providers: portalTesting() });
    const fixture = TestBed.createComponent(BasketGifts);
    fixture.componentRef.setInput('gifts', [{ skuId: 4, code: 'G', name: '润滑脂', nameEn: null, quantity: '2', unit: 'carton', available: '1', promotionCodes: ['A'], problems: [{ code: 'x', message: '赠品不足', params: {} }] }]);
    await fixture.whenStable();
    const text = (fixture.nativeElement as HTMLElement).textContent ?? '';
    expect(text).toContain('赠品');
    expect(text).toContain('润滑脂');
    expect(text).toContain('赠品不足');
  });
});
