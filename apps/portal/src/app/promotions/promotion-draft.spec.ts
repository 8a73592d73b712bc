import type { PromotionDto } from '@tributary/api-client';
import { PromotionDraft } from './promotion-draft';

const saved: PromotionDto = {
  id: 7, code: 'CX-1', name: '促销', nameEn: 'Promotion', kind: 'tiered', state: 'running', from: '2026-03-01', to: null, stacking: 'stackable', priority: 3,
  budgetCode: null, given: '0.00', orders: 0, tier: 1, productLines: [{ id: 1, code: 'GEO', name: '汽机油', nameEn: null }], skus: [], branches: [], grades: ['A'], dealers: [],
  gift: null, ordersPerDealer: 2, budgetId: 5,
  rule: { kind: 'tiered', by: 'amount', steps: [{ from: '1000', percent: '5', amount: null }, { from: '2000', percent: null, amount: '200.00' }] },
};

describe('PromotionDraft', () => {
  it('makes the same request of what it has read', () => {
    const draft = new PromotionDraft();
    draft.read(saved);
    expect(draft.body()).toEqual({
      name: '促销', nameEn: 'Promotion', from: '2026-03-01', to: null, stacking: 'stackable', priority: 3, ordersPerDealer: 2, budgetId: 5, grades: ['A'],
      productLineIds: [1], skuIds: [], branchIds: [], dealerIds: [],
      rule: { kind: 'tiered', by: 'amount', steps: [{ from: '1000', percent: '5' }, { from: '2000', amount: '200' }] },
    });
  });

  it('waits until every number is one', () => {
    const draft = new PromotionDraft();
    draft.name.set('a');
    draft.nameEn.set('b');
    draft.from.set('2026-03-01');
    expect(draft.body()).toBeNull();
    draft.percent.set('five');
    expect(draft.body()).toBeNull();
    draft.percent.set('5');
    expect(draft.body()?.rule).toEqual({ kind: 'percentage', percent: '5' });
    draft.kind.set('buy-n-get-m');
    draft.buy.set('10');
    expect(draft.rule()).toMatchObject({ buy: '10', get: '1' });
    draft.giftSkuId.set('9');
    expect(draft.rule()).toBeNull();
    draft.giftValue.set('30');
    expect(draft.rule()).toMatchObject({ gift: { skuId: 9, value: '30' } });
    draft.kind.set('tiered');
    expect(draft.rule()).toBeNull();
    draft.changeStep(0, { from: '10', value: '5' });
    draft.addStep();
    expect(draft.rule()).toBeNull();
    draft.removeStep(1);
    expect(draft.rule()).toEqual({ kind: 'tiered', by: 'quantity', steps: [{ from: '10', percent: '5' }] });
  });
});
