import { ruleKinds, thresholdFault } from './rule-threshold';

describe('thresholdFault', () => {
  it('takes what each kind measures, however it is typed', () => {
    expect(ruleKinds.map((kind) => thresholdFault(kind, { amount: '300,000.50', 'over-credit': '５0000', 'new-customer': ' 3 ', 'below-price': '12.5' }[kind]))).toEqual([null, null, null, null]);
    expect(thresholdFault('amount', '0')).toBeNull();
  });

  it.each([
    ['amount', ' ', 'required'],
    ['amount', 'viel', 'number'],
    ['amount', '-1', 'number'],
    ['amount', '1.001', 'cents'],
    ['over-credit', '0', 'zero'],
    ['new-customer', '2.5', 'whole'],
    ['new-customer', '0', 'zero'],
    ['below-price', '100.01', 'percent'],
    ['below-price', '0.00', 'zero'],
  ] as const)('refuses %s %s: %s', (kind, typed, fault) => {
    expect(thresholdFault(kind, typed)).toBe(fault);
  });
});
