import { definePermissions } from '@tributary/platform';

export const inventoryPermissions = definePermissions('inventory', {
  read: { zh: '查看库存', en: 'View stock' },
});
