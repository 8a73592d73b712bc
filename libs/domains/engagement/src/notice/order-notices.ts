import type { Notices } from './notice';

/**
 * Steps of an order, by their names in `orderEvents`. A new step needs one line here: whom it is told, and two texts.
 * `…-confirmed`: the step after which nobody had to be asked.
 */
export const orderNotices = {
  submit: { tell: 'seller', zh: '订单已提交，等待您处理', en: 'Order placed, waiting for you' },
  'submit-confirmed': { tell: 'seller', zh: '订单已提交并自动确认，无需审批', en: 'Order placed and confirmed, no approval needed' },
  approve: { tell: 'buyer', zh: '订单已确认', en: 'Order confirmed' },
  offer: { tell: 'buyer', zh: '供货方调整了订单，请您确认', en: 'The supplier changed the order: please accept or decline' },
  accept: { tell: 'seller', zh: '客户接受了订单调整', en: 'The buyer accepted the changed order' },
  decline: { tell: 'seller', zh: '客户未接受订单调整', en: 'The buyer declined the changed order' },
  change: { tell: 'seller', zh: '客户变更了订单，等待您处理', en: 'The buyer changed the order, waiting for you' },
  'change-confirmed': { tell: 'seller', zh: '客户变更了订单，无需审批', en: 'The buyer changed the order, no approval needed' },
  annotate: { tell: 'seller', zh: '客户修改了订单备注', en: 'The buyer changed the words of the order', mail: false },
  plan: { tell: 'buyer', zh: '订单已排入生产', en: 'Order waits for production', mail: false },
  allocate: { tell: 'buyer', zh: '订单货物已备齐', en: 'All goods of the order are set aside', mail: false },
  'allocate-part': { tell: 'buyer', zh: '订单部分货物已备好', en: 'Part of the goods of the order is set aside', mail: false },
  split: { tell: 'buyer', zh: '订单有一行分批供货', en: 'A line of the order comes in parts', mail: false },
  release: { tell: 'buyer', zh: '订单已交仓库备发', en: 'The order is with the warehouse', mail: false },
  reschedule: { tell: 'buyer', zh: '订单的可发日期有变化', en: 'The day on which goods of the order can leave has changed' },
  refuse: { tell: 'buyer', zh: '订单被拒绝', en: 'Order refused' },
  cancel: { tell: 'other', zh: '订单已取消', en: 'Order cancelled' },
  'ship-part': { tell: 'buyer', zh: '订单已部分发货', en: 'Part of the order was shipped' },
  ship: { tell: 'buyer', zh: '订单已全部发货', en: 'Order shipped in full' },
  'close-rest': { tell: 'other', zh: '订单余量不再供货', en: 'The rest of the order will not be delivered' },
  'receive-part': { tell: 'seller', zh: '客户已签收部分货物', en: 'The buyer received part of the goods', mail: false },
  receive: { tell: 'seller', zh: '客户已签收全部货物', en: 'The buyer received all goods', mail: false },
  close: { tell: 'other', zh: '订单已完成', en: 'Order completed', mail: false },
} as const satisfies Notices;
