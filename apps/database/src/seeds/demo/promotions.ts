import { addDays, type LocalDate } from '@tributary/kernel';
import type { Company } from '../company/company';
import type { PromotionWords } from '../industry/industry';

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
export function demoPromotions({ industry: { promotions: plans, lot }, catalogue, until }: Company): DemoPromotion[] {
  const line = (code: string): number[] => catalogue.lines.filter(({ plan }) => plan.code === code).map(({ id }) => id);
  const named = ({ code, name, nameEn, line: about }: PromotionWords) => ({ code, name, nameEn, lines: line(about) });
  const [giftLine] = line(plans.gift.line);
  const gift = catalogue.skus.find(({ lineId }) => lineId === giftLine);
  if (!gift) throw new Error('The demo company makes nothing that it could give away.');
  const lots = (count: number): string => String(count * lot);
  const running = { from: addDays(until, -40), to: addDays(until, 50), grades: [], skus: [], ordersPerDealer: null };
  return [
    {
      ...running, ...named(plans.steps), kind: 'tiered', priority: 20, stacking: 'stackable', budget: 'YS-PROMO',
      rule: { by: 'quantity', steps: [{ from: lots(4), percent: '2', amount: null }, { from: lots(50), percent: '3.5', amount: null }, { from: lots(100), percent: '5', amount: null }] },
    },
    { ...running, ...named(plans.percentage), kind: 'percentage', priority: 10, stacking: 'stackable', budget: 'YS-MARKET', rule: { percent: '3' } },
    {
      ...running, ...named(plans.bonus), kind: 'buy-n-get-m', priority: 10, stacking: 'exclusive', budget: 'YS-PROMO',
      rule: { buy: lots(10), get: lots(1), gift: { skuId: gift.id, value: plans.gift.value } },
    },
    {
      ...running, ...named(plans.first), kind: 'amount', priority: 5, stacking: 'stackable', budget: null, ordersPerDealer: 1, grades: ['A', 'B'],
      rule: { amount: '200.00', per: 'line' },
    },
    {
      ...running, ...named(plans.next), kind: 'amount', priority: 5, stacking: 'stackable', budget: 'YS-PROMO', from: addDays(until, 15),
      rule: { amount: plans.nextOff, per: 'unit' },
    },
    {
      ...running, ...named(plans.over), kind: 'percentage', priority: 5, stacking: 'exclusive', budget: 'YS-PROMO', from: addDays(until, -120), to: addDays(until, -45),
      rule: { percent: '5' },
    },
  ];
}
