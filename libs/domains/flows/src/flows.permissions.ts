import { definePermissions } from '@tributary/platform';

export const flowsPermissions = definePermissions('flows', {
  read: { zh: '查看流向', en: 'See channel flow' },
  operate: { zh: '管理数据源', en: 'Operate feeds' },
  resolve: { zh: '匹配名称', en: 'Resolve names' },
});
