import { definePermissions } from '@tributary/platform';

export const pricingPermissions = definePermissions('pricing', {
  read: { zh: '查看价格', en: 'See prices' },
  promote: { zh: '维护促销与费用预算', en: 'Run promotions and expense budgets' },
});
