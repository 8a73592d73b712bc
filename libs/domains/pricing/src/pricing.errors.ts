import { defineErrors } from '@tributary/kernel';

/** A budget that has no room; CNY with two decimals. */
export interface ExpenseShortage {
  readonly budgetId: number;
  readonly needed: string;
  readonly left: string;
}

export const pricingErrors = defineErrors('pricing', {
  budgetExceeded: { status: 409, zh: '有 {count} 个费用预算余额不足。', en: '{count} expense budgets have no room for this.' },
  budgetBelowUsed: { status: 409, zh: '预算金额不能低于已用金额 {used} 元。', en: 'A budget cannot be less than what is used of it: {used} CNY.' },
  codeTaken: { status: 409, zh: '编码 {code} 已存在。', en: 'The code {code} is taken.' },
  promotionEnded: { status: 409, zh: '促销 {code} 已结束，不能修改。', en: 'The promotion {code} has ended and cannot be changed.' },
  promotionRule: { status: 422, zh: '促销规则不完整或不合理，请检查力度与阶梯。', en: 'The rule of the promotion is incomplete or makes no sense; check what it gives and its steps.' },
  promotionGift: { status: 422, zh: '赠送其他产品时须填写其成本价。', en: 'A gift of another product needs its value.' },
  periodBackwards: { status: 422, zh: '结束日期早于开始日期。', en: 'The last day lies before the first.' },
});
