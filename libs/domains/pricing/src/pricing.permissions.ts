import { definePermissions } from '@tributary/platform';

export const pricingPermissions = definePermissions('pricing', {
  read: { zh: '查看价格', en: 'See prices' },
  'lists.read': { zh: '查看价目表', en: 'See price lists' },
  manage: { zh: '维护价目表', en: 'Maintain price lists' },
  promote: { zh: '维护促销与费用预算', en: 'Run promotions and expense budgets' },
});
