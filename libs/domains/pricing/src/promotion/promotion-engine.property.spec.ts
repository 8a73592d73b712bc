import { decimal, Money } from '@tributary/kernel';
import type { Promotion, PromotionLine, PromotionRule } from './promotion';
import { applyPromotions } from './promotion-engine';
import { sketchLine, sketchPromotion } from './promotion.sketch';

/** A small generator that gives the same orders on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function randomRule(roll: (sides: number) => number): PromotionRule {
  const percent = `${roll(100)}.${roll(10)}`;
  const amount = `${roll(400)}.${roll(90) + 10}`;
  const gift = roll(2) === 0 ? null : { skuId: roll(6) + 1, unit: 'carton', value: amount };
  const step = (from: number) => ({ from: String(from), ...(roll(2) === 0 ? { percent, amount: null } : { percent: null, amount }) });
  const rules: readonly PromotionRule[] = [
    { kind: 'percentage', percent },
    { kind: 'amount', amount, per: roll(2) === 0 ? 'unit' : 'line' },
    { kind: 'buy-n-get-m', buy: String(roll(8) + 1), get: String(roll(3) + 1), gift },
    { kind: 'tiered', by: roll(2) === 0 ? 'quantity' : 'amount', steps: [step(roll(20) + 1), step(roll(200) + 30), step(roll(3000) + 300)] },
  ];
  return rules[roll(4)] ?? { kind: 'percentage', percent };
}

function randomPromotion(roll: (sides: number) => number, index: number): Promotion {
  const goods = [{ productLineIds: [], skuIds: [] }, { productLineIds: [roll(3) + 1], skuIds: [] }, { productLineIds: [], skuIds: [roll(6) + 1, roll(6) + 1] }][roll(3)];
  return sketchPromotion(`P${index}`, {
    rule: randomRule(roll), stacking: roll(3) === 0 ? 'exclusive' : 'stackable', priority: roll(3), usedUp: roll(12) === 0,
    ...(goods ? { goods } : {}),
    budget: roll(2) === 0 ? null : { id: roll(2) + 1, left: `${roll(2000)}.00` },
  });
}

function randomLine(roll: (sides: number) => number, id: number): PromotionLine {
  const skuId = roll(6) + 1;
  return sketchLine(id, { skuId, productLineId: (skuId % 3) + 1, quantity: `${roll(60) + 1}`, amount: `${roll(5000)}.${roll(90) + 10}` });
}

const cases = Array.from({ length: 400 }, (_, seed) => {
  const roll = dice(seed * 7919 + 17);
  // one budget has one rest, whoever draws on it
  const rests = new Map<number, string>();
  const promotions = Array.from({ length: roll(6) }, (__, index) => randomPromotion(roll, index)).map((promotion) => {
    const { budget } = promotion;
    if (!budget) return promotion;
    if (!rests.has(budget.id)) rests.set(budget.id, budget.left);
    return { ...promotion, budget: { id: budget.id, left: rests.get(budget.id) ?? budget.left } };
  });
  return { lines: Array.from({ length: roll(9) + 1 }, (__, index) => randomLine(roll, index + 1)), promotions };
});

describe('whatever the order and the promotions', () => {
  const outcomes = cases.map(({ lines, promotions }) => ({ lines, promotions, outcome: applyPromotions(lines, promotions) }));
  const results = outcomes.flatMap(({ lines, promotions, outcome }) => outcome.lines.map((result, index) => ({ result, line: lines[index], promotions })));

  it('the cases are worth something: every kind applies, is denied, gives and hints', () => {
    const kinds = new Set(results.flatMap(({ result }) => result.applied.map(({ reason }) => reason.kind)));
    expect([...kinds].sort()).toEqual(['amount', 'buy-n-get-m', 'percentage', 'tiered']);
    expect(results.some(({ result }) => result.denied.some(({ reason }) => reason === 'budget'))).toBe(true);
    expect(results.some(({ result }) => result.applied.length > 1)).toBe(true);
    expect(results.some(({ result }) => result.hints.length > 0)).toBe(true);
  });

  it('a line is never discounted below zero, and its explanations add up to its discount', () => {
    for (const { result, line } of results) {
      expect(decimal(result.discount).gte(0) && decimal(result.discount).lte(line?.amount ?? '0')).toBe(true);
      expect(result.applied.every(({ amount }) => decimal(amount).gte(0))).toBe(true);
      expect(Money.sum(result.applied.map(({ amount }) => Money.of(amount))).toString()).toBe(result.discount);
    }
  });

  it('an exclusive promotion is alone on its line', () => {
    for (const { result, promotions } of results) {
      const alone = promotions.filter(({ stacking }) => stacking === 'exclusive').map(({ promotionId }) => promotionId);
      if (result.applied.some(({ promotionId }) => alone.includes(promotionId))) expect(result.applied).toHaveLength(1);
    }
  });

  it('the order of lines and promotions does not matter', () => {
    for (const { lines, promotions, outcome } of outcomes) {
      const again = applyPromotions(lines.toReversed(), promotions.toReversed());
      expect({ ...again, lines: again.lines.toReversed() }).toEqual(outcome);
    }
  });

  it('no budget pays more than it has', () => {
    for (const { promotions, outcome } of outcomes) {
      for (const budget of new Map(promotions.flatMap(({ budget: own }) => (own ? [[own.id, own] as const] : []))).values()) {
        const discounts = outcome.lines.flatMap(({ applied }) => applied.filter(({ budgetId }) => budgetId === budget.id).map(({ amount }) => Money.of(amount)));
        const gifts = outcome.gifts.filter(({ budgetId }) => budgetId === budget.id).map(({ value }) => Money.of(value));
        expect(Money.sum([...discounts, ...gifts]).compare(Money.of(budget.left))).toBeLessThanOrEqual(0);
      }
    }
  });

  it('an order split in two never takes more off by steps of percentages than the whole', () => {
    const rule: PromotionRule = { kind: 'tiered', by: 'quantity', steps: [{ from: '10', percent: '5', amount: null }, { from: '20', percent: '8', amount: null }] };
    const promotion = sketchPromotion('T', { rule });
    const off = (quantity: number) => Money.of(applyPromotions([sketchLine(1, { quantity: String(quantity), amount: `${quantity}00.00` })], [promotion]).lines[0]?.discount ?? '0');
    for (let part = 1; part < 40; part += 1) expect(off(part).plus(off(40 - part)).compare(off(40))).toBeLessThanOrEqual(0);
  });
});
