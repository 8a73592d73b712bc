import { choosePlans, type PlanDemand, type PlanOffer } from './plan-choice';

const demand = (lineId: number, base: string, planId: number | null = null, skuId = 1): PlanDemand => ({ lineId, skuId, planId, base });
const offer = (planId: number, free: string, readyOn = '2026-12-08', skuId = 1, origin: PlanOffer['origin'] = 'planned'): PlanOffer => ({ planId, skuId, locationId: 5, readyOn, free, origin });
const chosen = (demands: PlanDemand[], offers: PlanOffer[]) => Object.fromEntries([...choosePlans(demands, offers).plans].map(([line, { planId }]) => [line, planId]));

describe('choosePlans', () => {
  it('takes the earliest plan that has enough, whole lines only', () => {
    expect(chosen([demand(1, '5')], [offer(10, '9', '2026-12-20'), offer(20, '4', '2026-12-01'), offer(30, '6', '2026-12-08')])).toEqual({ 1: 30 });
    expect(chosen([demand(1, '5')], [offer(20, '6'), offer(10, '6')])).toEqual({ 1: 10 });
  });

  it('lets a line that names its plan go first, and counts what the lines before took', () => {
    const { plans, lacks } = choosePlans([demand(1, '5'), demand(2, '5', 10), demand(3, '5')], [offer(10, '8', '2026-12-01'), offer(20, '7')]);
    expect(Object.fromEntries([...plans].map(([line, { planId }]) => [line, planId]))).toEqual({ 1: 20, 2: 10 });
    expect(lacks).toEqual([{ lineId: 3, available: '3' }]);
  });

  it('takes from a plan that demand made only for those who ask for it', () => {
    const offers = [offer(10, '9', '2026-12-01', 1, 'demand'), offer(20, '9', '2026-12-20')];
    expect(chosen([demand(1, '5'), demand(2, '5', 10)], offers)).toEqual({ 1: 20, 2: 10 });
    expect(choosePlans([demand(1, '10', 10)], offers).lacks).toEqual([{ lineId: 1, available: '9' }]);
  });

  it('does not take another plan than the named one, nor one of another SKU', () => {
    expect(choosePlans([demand(1, '5', 10)], [offer(20, '9')]).lacks).toEqual([{ lineId: 1, available: '0' }]);
    expect(choosePlans([demand(1, '5', 20, 2)], [offer(20, '9')]).lacks).toEqual([{ lineId: 1, available: '0' }]);
  });
});
