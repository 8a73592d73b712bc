import { definePermissions } from '@tributary/platform';

export const logisticsPermissions = definePermissions('logistics', {
  read: { zh: '查看发货', en: 'View shipments' },
  ship: { zh: '发货并开具出库单', en: 'Ship and issue delivery notes' },
  track: { zh: '登记物流节点', en: 'Record consignment events' },
  receive: { zh: '确认收货', en: 'Confirm receipt' },
});
