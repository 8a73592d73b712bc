import { definePermissions } from '@tributary/platform';

export const cataloguePermissions = definePermissions('catalogue', {
  read: { zh: '查看产品目录', en: 'See the catalogue' },
});
