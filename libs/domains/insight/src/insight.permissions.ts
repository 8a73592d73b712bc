import { definePermissions } from '@tributary/platform';

export const insightPermissions = definePermissions('insight', {
  read: { zh: '查看分析', en: 'See insight' },
});
