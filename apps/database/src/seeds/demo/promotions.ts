import { addDays, type LocalDate } from '@tributary/kernel';
import type { Company } from '../company/company';

/** What one of head office's demo promotions says; days are counted from the company's last day. */
export interface DemoPromotion {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'percentage' | 'amount' | 'buy-n-get-m' | 'tiered';
  readonly rule: Readonly<Record<string, unknown>>;
  readonly lines: readonly number[];
  readonly skus: readonly number[];
  readonly grades: readonly string[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly priority: number;
  readonly stacking: 'exclusive' | 'stackable';
  readonly ordersPerDealer: number | null;
  readonly budget: 'YS-MARKET' | 'YS-PROMO' | null;
}

export interface DemoBudget {
  readonly code: DemoPromotion['budget'];
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'market-development' | 'promotion';
  readonly amount: string;
}

export const DEMO_BUDGETS: readonly DemoBudget[] = [
  { code: 'YS-MARKET', name: '市场开发费', nameEn: 'Market development', kind: 'market-development', amount: '300000.00' },
  { code: 'YS-PROMO', name: '促销费', nameEn: 'Promotion expense', kind: 'promotion', amount: '500000.00' },
];

/** One promotion of each kind: running, planned and over. */
export function demoPromotions({ catalogue, until }: Company): DemoPromotion[] {
  const line = (code: string): number[] => catalogue.lines.filter(({ plan }) => plan.code === code).map(({ id }) => id);
  const [grease] = line('GRS');
  const tube = catalogue.skus.find(({ lineId }) => lineId === grease);
  if (!tube) throw new Error('The demo company makes no grease to give away.');
  const running = { from: addDays(until, -40), to: addDays(until, 50), grades: [], skus: [], ordersPerDealer: null };
  return [
    {
      ...running, code: 'CX-DEO-TIER', name: '柴机油阶梯满减', nameEn: 'Diesel oil by steps', kind: 'tiered', lines: line('DEO'), priority: 20, stacking: 'stackable', budget: 'YS-PROMO',
      rule: { by: 'quantity', steps: [{ from: '20', percent: '2', amount: null }, { from: '50', percent: '3.5', amount: null }, { from: '100', percent: '5', amount: null }] },
    },
    {
      ...running, code: 'CX-GEO-97', name: '汽机油春季 97 折', nameEn: 'Petrol oil, spring: 3 % off', kind: 'percentage', lines: line('GEO'), priority: 10, stacking: 'stackable', budget: 'YS-MARKET',
      rule: { percent: '3' },
    },
    {
      ...running, code: 'CX-HYD-GIFT', name: '液压油买十赠脂', nameEn: 'Grease with ten of hydraulic oil', kind: 'buy-n-get-m', lines: line('HYD'), priority: 10, stacking: 'exclusive',
      budget: 'YS-PROMO', rule: { buy: '10', get: '1', gift: { skuId: tube.id, value: '60.00' } },
    },
    {
      ...running, code: 'CX-DRV-FIRST', name: '传动油首单立减', nameEn: 'Driveline oil, first order', kind: 'amount', lines: line('DRV'), priority: 5, stacking: 'stackable', budget: null,
      ordersPerDealer: 1, grades: ['A', 'B'], rule: { amount: '200.00', per: 'line' },
    },
    {
      ...running, code: 'CX-GRS-NEXT', name: '润滑脂每件立减', nameEn: 'Grease, off every pack', kind: 'amount', lines: line('GRS'), priority: 5, stacking: 'stackable', budget: 'YS-PROMO',
      from: addDays(until, 15), rule: { amount: '8.00', per: 'unit' },
    },
    {
      ...running, code: 'CX-BLK-OLD', name: '散装油年末 95 折', nameEn: 'Bulk oil, year’s end: 5 % off', kind: 'percentage', lines: line('BLK'), priority: 5, stacking: 'exclusive', budget: 'YS-PROMO',
      from: addDays(until, -120), to: addDays(until, -45), rule: { percent: '5' },
    },
  ];
}
