import { creditStanding, usedShare } from './credit-level';

const account = (limit: string | null, used: string, available: string | null) => ({ limit, used, available });

describe('creditStanding', () => {
  it.each([
    [account(null, '10.00', null), 'none'],
    [account('100.00', '120.00', '-20.00'), 'over'],
    [account('100.00', '100.00', '0.00'), 'exhausted'],
    [account('0.00', '0.00', '0.00'), 'exhausted'],
    [account('100.00', '80.00', '20.00'), 'tight'],
    [account('100.00', '79.99', '20.01'), 'fine'],
  ] as const)('%j: %s', (which, standing) => {
    expect(creditStanding(which)).toBe(standing);
  });
});

describe('usedShare', () => {
  it('fills the bar at most once', () => {
    expect([usedShare(account('100.00', '25.00', '75.00')), usedShare(account('100.00', '300.00', '-200.00')), usedShare(account(null, '5.00', null))]).toEqual([25, 100, 0]);
  });
});
