import type { PromotionLine, PromotionRule } from './promotion';
import { applyPromotions } from './promotion-engine';
import { sketchLine, sketchPromotion } from './promotion.sketch';

const tiers = (by: 'quantity' | 'amount', ...steps: [string, string | null, string | null][]): PromotionRule => ({
  kind: 'tiered', by, steps: steps.map(([from, percent, amount]) => ({ from, percent, amount })),
});
const discounts = (lines: readonly PromotionLine[], ...promotions: Parameters<typeof applyPromotions>[1]) =>
  applyPromotions(lines, promotions).lines.map(({ discount }) => discount);

describe('one promotion', () => {
  it.each<[string, PromotionRule, string]>([
    ['a percentage, half up to cents', { kind: 'percentage', percent: '12.345' }, '123.45'],
    ['everything at most', { kind: 'percentage', percent: '100' }, '1000.00'],
    ['an amount per unit', { kind: 'amount', amount: '3.33', per: 'unit' }, '33.30'],
    ['no more than the line costs', { kind: 'amount', amount: '999.00', per: 'unit' }, '1000.00'],
    ['an amount per line', { kind: 'amount', amount: '80.00', per: 'line' }, '80.00'],
    ['nothing below the first step', tiers('quantity', ['11', '5', null]), '0.00'],
    ['the step that is reached exactly', tiers('quantity', ['20', '9', null], ['10', '5', null]), '50.00'],
    ['a step by amount', tiers('amount', ['500', null, '20.00'], ['1000.00', null, '60.00']), '60.00'],
  ])('takes off %s', (_, rule, expected) => {
    const [line] = applyPromotions([sketchLine(1)], [sketchPromotion('A', { rule })]).lines;
    expect(line?.discount).toBe(expected);
    expect(line?.applied.map(({ amount }) => amount)).toEqual(expected === '0.00' ? [] : [expected]);
  });

  it.each<[string, object, boolean]>([
    ['its product line', { productLineIds: [1], skuIds: [] }, true],
    ['its SKU', { productLineIds: [9], skuIds: [1] }, true],
    ['neither', { productLineIds: [9], skuIds: [8] }, false],
  ])('concerns a line by %s', (_, goods, concerned) => {
    expect(discounts([sketchLine(1)], sketchPromotion('A', { goods: goods as never }))).toEqual([concerned ? '100.00' : '0.00']);
  });

  it('gives an amount per line once for all lines of a SKU, to the cent', () => {
    const lines = [1, 2, 3].map((id) => sketchLine(id, { skuId: 7, amount: '100.00' }));
    expect(discounts(lines, sketchPromotion('A', { rule: { kind: 'amount', amount: '10.00', per: 'line' } }))).toEqual(['3.34', '3.33', '3.33']);
  });

  it('counts all lines of a SKU for a step by quantity, and different SKUs apart', () => {
    const rule = tiers('quantity', ['20', '10', null]);
    const lines = [sketchLine(1, { skuId: 7 }), sketchLine(2, { skuId: 7 }), sketchLine(3)];
    expect(discounts(lines, sketchPromotion('A', { rule }))).toEqual(['100.00', '100.00', '0.00']);
  });

  it('counts everything under it for a step by amount, and shares the amount out without giving more', () => {
    const lines = [sketchLine(1), sketchLine(2), sketchLine(3), sketchLine(4, { productLineId: 2 })];
    const promotion = sketchPromotion('A', { goods: { productLineIds: [1], skuIds: [] }, rule: tiers('amount', ['3000', null, '100.00']) });
    expect(discounts(lines, promotion)).toEqual(['33.33', '33.33', '33.33', '0.00']);
    expect(discounts(lines.slice(1), promotion)).toEqual(['0.00', '0.00', '0.00']);
  });

  it('gives goods for every full number bought, worth what they cost', () => {
    const same = sketchPromotion('A', { rule: { kind: 'buy-n-get-m', buy: '4', get: '1', gift: null } });
    expect(applyPromotions([sketchLine(1)], [same]).gifts).toMatchObject([{ skuId: 1, earnedSkuId: 1, quantity: '2', unit: 'carton', value: '200.00' }]);
    const other = sketchPromotion('A', { rule: { kind: 'buy-n-get-m', buy: '3', get: '2', gift: { skuId: 9, unit: 'bottle', value: '1.50' } } });
    const outcome = applyPromotions([sketchLine(1)], [other]);
    expect(outcome.gifts).toMatchObject([{ skuId: 9, quantity: '6', unit: 'bottle', value: '9.00' }]);
    expect(outcome.lines[0]).toMatchObject({ discount: '0.00', applied: [{ amount: '0.00', reason: { gifts: '6', giftSkuId: 9 } }] });
    expect(applyPromotions([sketchLine(1, { quantity: '2' })], [other]).gifts).toEqual([]);
  });
});

describe('what is missing for the next step', () => {
  const hints = (quantity: string, rule: PromotionRule) => applyPromotions([sketchLine(1, { quantity })], [sketchPromotion('A', { rule })]).lines[0]?.hints;

  it('is told in sales units, in money, or in goods', () => {
    expect(hints('7', tiers('quantity', ['10', '5', null], ['20', '8', null]))).toMatchObject([{ missing: '3', unit: 'carton', by: 'quantity', percent: '5' }]);
    expect(hints('12', tiers('quantity', ['10', '5', null], ['20', '8', null]))).toMatchObject([{ missing: '8', percent: '8' }]);
    expect(hints('7', tiers('amount', ['1200', null, '50.00']))).toMatchObject([{ missing: '200.00', by: 'amount', amount: '50.00' }]);
    expect(hints('7', { kind: 'buy-n-get-m', buy: '5', get: '2', gift: null })).toMatchObject([{ missing: '3', gifts: '2', giftSkuId: 1 }]);
    expect(hints('20', tiers('quantity', ['10', '5', null]))).toEqual([]);
  });

  it('is not told of a promotion that lost against a better one', () => {
    const winner = sketchPromotion('B', { stacking: 'exclusive', rule: { kind: 'percentage', percent: '50' } });
    const loser = sketchPromotion('A', { rule: tiers('quantity', ['5', '1', null], ['20', '2', null]) });
    expect(applyPromotions([sketchLine(1)], [winner, loser]).lines[0]).toMatchObject({ discount: '500.00', hints: [] });
  });
});

describe('several promotions', () => {
  const exclusive = (code: string, percent: string) => sketchPromotion(code, { stacking: 'exclusive', rule: { kind: 'percentage', percent } });

  it('are taken off one after the other, in their order', () => {
    const half = sketchPromotion('H', { rule: { kind: 'percentage', percent: '50' }, priority: 1 });
    const flat = sketchPromotion('F', { rule: { kind: 'amount', amount: '600.00', per: 'line' } });
    expect(discounts([sketchLine(1)], flat, half)).toEqual(['1000.00']);
    expect(discounts([sketchLine(1)], { ...flat, priority: 2 }, half)).toEqual(['800.00']);
  });

  it('compete where one stands alone: the best for the buyer wins, the first code among equals', () => {
    const applied = (...promotions: Parameters<typeof applyPromotions>[1]) => applyPromotions([sketchLine(1)], promotions).lines[0]?.applied.map(({ code }) => code);
    expect(applied(exclusive('X', '15'), sketchPromotion('A'), sketchPromotion('B'))).toEqual(['A', 'B']);
    expect(applied(exclusive('X', '20'), sketchPromotion('A'), sketchPromotion('B'))).toEqual(['X']);
    expect(applied(exclusive('Z', '20'), exclusive('X', '20'))).toEqual(['X']);
    expect(applied(exclusive('B', '10'), sketchPromotion('A'))).toEqual(['A']);
  });

  it('weigh gifts by their value', () => {
    const gift = sketchPromotion('G', { stacking: 'exclusive', rule: { kind: 'buy-n-get-m', buy: '10', get: '1', gift: { skuId: 9, unit: 'can', value: '99.99' } } });
    expect(applyPromotions([sketchLine(1)], [gift, exclusive('X', '10')]).gifts).toEqual([]);
    expect(applyPromotions([sketchLine(1)], [gift, exclusive('X', '9')]).gifts).toHaveLength(1);
  });
});

describe('a budget', () => {
  const paid = (code: string, left: string, priority = 0) => sketchPromotion(code, { budget: { id: 5, left }, priority });

  it('that cannot pay for all of a promotion pays for none of it, and the line says so', () => {
    expect(applyPromotions([sketchLine(1), sketchLine(2)], [paid('A', '199.99')]).lines[0]).toMatchObject({
      discount: '0.00', applied: [], denied: [{ code: 'A', reason: 'budget', needed: '200.00', left: '199.99' }],
    });
    expect(discounts([sketchLine(1), sketchLine(2)], paid('A', '200.00'))).toEqual(['100.00', '100.00']);
  });

  it('is drawn on in the order of priority', () => {
    const [line] = applyPromotions([sketchLine(1)], [paid('A', '150.00'), paid('B', '150.00', 1)]).lines;
    expect(line).toMatchObject({ discount: '100.00', applied: [{ code: 'B' }], denied: [{ code: 'A', needed: '90.00', left: '50.00' }] });
  });

  it('leaves the second best promotion where the best cannot be paid', () => {
    const best = { ...paid('A', '10.00'), stacking: 'exclusive' as const, rule: { kind: 'percentage', percent: '30' } as const };
    expect(applyPromotions([sketchLine(1)], [best, sketchPromotion('B')]).lines[0]).toMatchObject({ discount: '100.00', applied: [{ code: 'B' }] });
  });

  it('does not matter to a buyer who has had the promotion as often as it may', () => {
    expect(applyPromotions([sketchLine(1)], [{ ...paid('A', '900.00'), usedUp: true }]).lines[0]).toMatchObject({ discount: '0.00', denied: [{ reason: 'orders' }] });
  });
});
