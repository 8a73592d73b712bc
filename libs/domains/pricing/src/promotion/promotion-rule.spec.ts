import { assertRule, ruleOf, type StoredRule } from './promotion-rule';

const tiered = (...steps: [string, string | null, string | null][]): StoredRule => ({
  kind: 'tiered', by: 'quantity', steps: steps.map(([from, percent, amount]) => ({ from, percent, amount })),
});

describe('the rule of a promotion', () => {
  it.each<[string, StoredRule]>([
    ['a percentage', { kind: 'percentage', percent: '100' }],
    ['an amount', { kind: 'amount', amount: '0.01', per: 'line' }],
    ['more of the same', { kind: 'buy-n-get-m', buy: '10', get: '1', gift: null }],
    ['rising steps in any order', tiered(['20', '8', null], ['10', '5', null])],
    ['steps of percentages and amounts', tiered(['10', '5', null], ['20', null, '1.00'])],
  ])('may be %s', (_, rule) => {
    expect(() => assertRule(rule)).not.toThrow();
  });

  it.each<[string, StoredRule, string]>([
    ['nothing at all', { kind: 'percentage', percent: '0' }, 'promotion-rule'],
    ['more than everything', { kind: 'percentage', percent: '100.01' }, 'promotion-rule'],
    ['no number', { kind: 'amount', amount: 'ten', per: 'unit' }, 'promotion-rule'],
    ['goods for nothing', { kind: 'buy-n-get-m', buy: '0', get: '1', gift: null }, 'promotion-rule'],
    ['a gift without value', { kind: 'buy-n-get-m', buy: '1', get: '1', gift: { skuId: 1, value: '0' } }, 'promotion-gift'],
    ['no step', tiered(), 'promotion-rule'],
    ['a step that gives two things', tiered(['1', '5', '5.00']), 'promotion-rule'],
    ['a step that gives nothing', tiered(['1', null, null]), 'promotion-rule'],
    ['falling steps', tiered(['10', '5', null], ['20', '4', null]), 'promotion-rule'],
    ['two steps at one point', tiered(['10', '5', null], ['10.0', '6', null]), 'promotion-rule'],
  ])('is not %s', (_, rule, code) => {
    expect(() => assertRule(rule)).toThrow(expect.objectContaining({ code: `pricing.${code}` }));
  });

  it('takes the unit of a gift from the catalogue', () => {
    const rule = ruleOf({ kind: 'buy-n-get-m', buy: '1', get: '1', gift: { skuId: 1, value: '2.00' } }, 'can');
    expect(rule).toMatchObject({ gift: { skuId: 1, unit: 'can', value: '2.00' } });
  });
});
