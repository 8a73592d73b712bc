import { summedPerPlan } from './production-line';

describe('summedPerPlan', () => {
  it('adds the lines of one plan exactly and keeps plans apart', () => {
    const lines = [{ planId: 1, quantity: '0.1' }, { planId: 2, quantity: '1' }, { planId: 1, quantity: '0.2' }];
    expect(summedPerPlan(lines)).toEqual([{ planId: 1, quantity: '0.3' }, { planId: 2, quantity: '1' }]);
  });

  it('drops lines of nothing', () => {
    expect(summedPerPlan([{ planId: 1, quantity: '0.000' }])).toEqual([]);
  });

  it('refuses negative quantities, which would be another kind of movement', () => {
    expect(() => summedPerPlan([{ planId: 1, quantity: '-1' }])).toThrow('has no meaning');
  });
});
