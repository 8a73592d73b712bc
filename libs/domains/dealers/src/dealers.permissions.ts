import { definePermissions } from '@tributary/platform';

export const dealersPermissions = definePermissions('dealers', {
  read: { zh: '查看经销商', en: 'See dealers' },
});
