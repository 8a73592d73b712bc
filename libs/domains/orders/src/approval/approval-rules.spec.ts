import { approvalReasons, type OrderFacts } from './approval-rules';

const facts = (change: Partial<OrderFacts> = {}): OrderFacts => ({ total: '1000.00', beyondCredit: '0.00', earlierOrders: 5, lines: [], ...change });
const line = (listed: string, paid: string, requested = false) => ({ listed, paid, requested });

describe('approvalReasons', () => {
  it('asks nobody where there is no rule', () => {
    expect(approvalReasons([], facts())).toEqual([]);
  });

  it('asks from an amount on, that amount included', () => {
    expect(approvalReasons([{ kind: 'amount', threshold: '1000.00' }], facts())).toEqual(['amount']);
    expect(approvalReasons([{ kind: 'amount', threshold: '1000.01' }], facts())).toEqual([]);
    expect(approvalReasons([{ kind: 'amount', threshold: '0' }], facts({ total: '0.00' }))).toEqual(['amount']);
  });

  it('asks for the first so many orders of a customer', () => {
    const rules = [{ kind: 'new-customer', threshold: '3' }] as const;
    expect([0, 2, 3].map((earlierOrders) => approvalReasons(rules, facts({ earlierOrders })))).toEqual([['new-customer'], ['new-customer'], []]);
  });

  it('asks for what is far below the list price', () => {
    const rules = [{ kind: 'below-price', threshold: '10' }] as const;
    expect(approvalReasons(rules, facts({ lines: [line('100.00', '90.01')] }))).toEqual([]);
    expect(approvalReasons(rules, facts({ lines: [line('100.00', '100.00'), line('100.00', '90.00')] }))).toEqual(['below-price']);
    expect(approvalReasons([{ kind: 'below-price', threshold: '0' }], facts({ lines: [line('100.00', '100.00'), line('0.00', '0.00')] }))).toEqual([]);
  });

  it('always asks for a price of the buyer’s own and for credit beyond the limit, rule or no rule', () => {
    expect(approvalReasons([], facts({ lines: [line('100.00', '99.99', true)] }))).toEqual(['below-price']);
    expect(approvalReasons([], facts({ beyondCredit: '0.01' }))).toEqual(['over-credit']);
    expect(approvalReasons([{ kind: 'over-credit', threshold: '500' }], facts())).toEqual([]);
  });

  it('gives each reason once, in one order', () => {
    const rules = [{ kind: 'new-customer', threshold: '9' }, { kind: 'amount', threshold: '1' }, { kind: 'amount', threshold: '2' }] as const;
    expect(approvalReasons(rules, facts())).toEqual(['amount', 'new-customer']);
  });
});
