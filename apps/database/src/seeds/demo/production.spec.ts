import { companyOf } from '../company/company';
import { SCALES } from '../company/scale';
import { DEMO_PLANS, leadsOf, transitDaysOf } from './production';

const company = companyOf(SCALES.demo, 7, '2026-03-01');

describe('the demo’s production', () => {
  it('has a dozen plans at every location, none twice for one day', () => {
    expect(DEMO_PLANS).toHaveLength(12);
    expect(new Set(DEMO_PLANS.map(({ plant }) => plant)).size).toBe(company.plants.length);
    expect(new Set(DEMO_PLANS.map((plan) => JSON.stringify([plan.sku, plan.plant, plan.readyIn]))).size).toBe(12);
  });

  it('knows a lead for every product line but one, and asks for a planner in some', () => {
    expect(new Set(leadsOf(company).map(({ mostOnDemand }) => mostOnDemand === null))).toEqual(new Set([false, true]));
    expect(leadsOf(company).map(({ lineId }) => lineId)).toEqual(company.catalogue.lines.slice(0, -1).map(({ id }) => id));
  });

  it('takes a day within the province, and more the farther it is; not everywhere goes a road', () => {
    const [shanghai] = company.plants;
    const days = (division: string) => transitDaysOf(company, [division]).find(({ locationId }) => locationId === shanghai?.id)?.days;
    expect([days('31'), days('32'), days('43'), days('21'), days('71')]).toEqual([1, 2, 3, 4, undefined]);
  });
});
