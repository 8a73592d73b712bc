import { definePermissions } from '@tributary/platform';

export const terminalsPermissions = definePermissions('terminals', {
  read: { zh: '查看终端', en: 'See terminals' },
  resolve: { zh: '确认终端匹配', en: 'Decide which terminal a name means' },
});
