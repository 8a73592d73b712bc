import { defineErrors } from '@tributary/kernel';

/** Why nobody may, or can, connect to a host. */
export const networkErrors = defineErrors('network', {
  hostUnknown: { status: 422, zh: '找不到主机 {host}，请检查地址', en: 'There is no host {host}; check the address' },
  hostForbidden: {
    status: 422,
    zh: '{host} 位于内部网络，未经管理员在系统配置中允许，不能连接',
    en: '{host} lies in a private network; the administrator’s configuration does not allow it',
  },
});
