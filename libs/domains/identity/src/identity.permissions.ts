import { definePermissions } from '@tributary/platform';

export const identityPermissions = definePermissions('identity', {
  'users.read': { zh: '查看用户', en: 'See users' },
  'users.manage': { zh: '管理用户', en: 'Manage users' },
  'groups.read': { zh: '查看权限组', en: 'See permission groups' },
  'groups.manage': { zh: '维护权限组', en: 'Maintain permission groups' },
  'keys.manage': { zh: '管理接口密钥', en: 'Keep the keys of the API' },
  act: { zh: '代经销商操作', en: 'Act for dealers' },
  'acting.read': { zh: '查看代办记录', en: 'See who acted for dealers' },
  'audit.read': { zh: '查看操作审计', en: 'See the audit trail' },
});
