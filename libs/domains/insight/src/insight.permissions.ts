import { definePermissions } from '@tributary/platform';

export const insightPermissions = definePermissions('insight', {
  read: { zh: '查看流向看板', en: 'View the sell-through dashboard' },
});
