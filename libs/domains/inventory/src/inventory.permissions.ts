import { definePermissions } from '@tributary/platform';

export const inventoryPermissions = definePermissions('inventory', {
  read: { zh: '查看库存', en: 'View stock' },
  plan: { zh: '维护排产计划', en: 'Maintain production plans' },
});
