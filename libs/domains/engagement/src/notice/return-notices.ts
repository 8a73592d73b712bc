import type { Notices } from './notice';

/** Steps of a return, by their names in `returnEvents`. A new step needs one line here. */
export const returnNotices = {
  request: { tell: 'seller', zh: '客户申请退货，等待处理', en: 'A buyer asks to return goods, waiting for you' },
  approve: { tell: 'buyer', zh: '退货申请已通过，请寄回货物', en: 'Return approved: please send the goods' },
  refuse: { tell: 'buyer', zh: '退货申请被拒绝', en: 'Return refused' },
  withdraw: { tell: 'seller', zh: '客户撤回了退货申请', en: 'The buyer withdrew its return', mail: false },
  send: { tell: 'seller', zh: '退货已寄出，到货后请验收入库', en: 'Returned goods are on their way: take them in when they arrive' },
  'take-in': { tell: 'buyer', zh: '退货已验收入库', en: 'The returned goods were taken in' },
} as const satisfies Notices;
