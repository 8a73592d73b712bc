import { definePermissions } from '@tributary/platform';

export const pricingPermissions = definePermissions('pricing', {
  read: { zh: '查看价格', en: 'See prices' },
});
