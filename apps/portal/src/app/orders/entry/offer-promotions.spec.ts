import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { portalTesting, settle } from '../../testing/portal-testing';
import { OfferedPromotions } from './offered-promotions';
import { OfferPromotions } from './offer-promotions';

const promotion = (promotionId: number, change: object = {}) => ({
  promotionId, code: `P${promotionId}`, name: `促销${promotionId}`, nameEn: '', productLineIds: [], skuIds: [], rule: { kind: 'percentage', percent: '3' },
  until: null, stacking: 'stackable', usedUp: false, ...change,
});

describe('OfferPromotions', () => {
  it('tags an offer with what runs on it: by product, by line, or on everything; not what is used up', async () => {
    TestBed.configureTestingModule({ providers: [...portalTesting(), OfferedPromotions] });
    const fixture = TestBed.createComponent(OfferPromotions);
    fixture.componentRef.setInput('offer', { skuId: 5, productLineId: 1 });
    TestBed.inject(OfferedPromotions).sellerId.set(1);
    await settle();
    TestBed.tick();
    const rule = (percent: string) => ({ kind: 'percentage', percent });
    TestBed.inject(HttpTestingController).expectOne('/api/offered-promotions?sellerId=1').flush([
      promotion(1), promotion(2, { skuIds: [5], rule: rule('4') }), promotion(3, { productLineIds: [1], rule: rule('5') }),
      promotion(4, { skuIds: [6], rule: rule('6') }), promotion(5, { usedUp: true, rule: rule('7') }),
    ]);
    await settle();
    await fixture.whenStable();
    const tags = [...(fixture.nativeElement as HTMLElement).querySelectorAll('.tag')].map((tag) => tag.textContent?.trim());
    expect(tags).toEqual(['97 折', '96 折', '95 折']);
  });
});
