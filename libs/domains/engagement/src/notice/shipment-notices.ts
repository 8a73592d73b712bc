import type { Notices } from './notice';

/** What happens to goods on their way, by the kind of the consignment event. A position is no news by itself. */
export const shipmentNotices = {
  departed: { tell: 'buyer', zh: '货物已发车', en: 'The goods have departed' },
  delayed: { tell: 'buyer', zh: '运输延误', en: 'The transport is delayed' },
  arrived: { tell: 'buyer', zh: '货物已到达，请签收', en: 'The goods have arrived: please confirm receipt' },
  differences: { tell: 'seller', zh: '客户签收有差异', en: 'The buyer received less than was shipped' },
} as const satisfies Notices;
