import { definePermissions } from '@tributary/platform';

export const identityPermissions = definePermissions('identity', {
  'users.read': { zh: '查看用户', en: 'See users' },
  'users.manage': { zh: '管理用户', en: 'Manage users' },
  'groups.read': { zh: '查看权限组', en: 'See permission groups' },
  'audit.read': { zh: '查看操作审计', en: 'See the audit trail' },
});
