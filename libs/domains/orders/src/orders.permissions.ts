import { definePermissions } from '@tributary/platform';

export const ordersPermissions = definePermissions('orders', {
  read: { zh: '查看订单', en: 'View orders' },
  place: { zh: '下单', en: 'Place orders' },
  approve: { zh: '审批经销商订单（总部）', en: 'Approve orders of dealers (head office)' },
  desk: { zh: '订单工作台（总部）', en: 'Order desk (head office)' },
  'take-back': { zh: '退货入库', en: 'Take returned goods in' },
  rules: { zh: '维护审批规则（总部）', en: 'Maintain approval rules (head office)' },
  reconcile: { zh: '确认对账单（采购方）', en: 'Confirm statements of account (buyer)' },
  credit: { zh: '调整信用额度', en: 'Change credit limits' },
  confirm: { zh: '确认下级订单（经销商）', en: 'Confirm orders of the second tier (dealer)' },
});
