import type { Locale } from '@tributary/kernel';

type Words = readonly [zh: string, en: string];

const STATES: Readonly<Record<string, Words>> = {
  submitted: ['待确认', 'Submitted'], offered: ['待买方确认', 'Offered'], confirmed: ['已确认', 'Confirmed'], 'in-production': ['生产中', 'In production'],
  allocated: ['已备货', 'Allocated'], shipping: ['部分发运', 'Partly shipped'], shipped: ['已发运', 'Shipped'], received: ['已收货', 'Received'],
  closed: ['已完成', 'Closed'], refused: ['已拒绝', 'Refused'], cancelled: ['已取消', 'Cancelled'],
};

const WORDS = {
  orders: ['订单', 'Orders'], order: ['订单', 'Order'], lines: ['明细', 'Lines'], shipments: ['发运', 'Shipments'],
  number: ['订单号', 'Order'], state: ['状态', 'State'], buyer: ['采购方', 'Buyer'], seller: ['供货方', 'Supplier'],
  buyerCode: ['采购方编码', 'Buyer code'], purchaseOrderNumber: ['采购单号', 'Purchase order'], note: ['备注', 'Note'], total: ['金额（元）', 'Amount (CNY)'],
  lineCount: ['行数', 'Lines'], submittedAt: ['提交时间', 'Submitted'], promisedOn: ['承诺日期', 'Promised'], actedBy: ['代客下单', 'Placed by'],
  lineNo: ['行号', 'No.'], code: ['编码', 'Code'], name: ['名称', 'Name'], quantity: ['数量', 'Quantity'], unit: ['单位', 'Unit'], price: ['单价（元）', 'Price (CNY)'],
  amount: ['金额（元）', 'Amount (CNY)'], location: ['库存地', 'Location'], confirmed: ['确认数量', 'Confirmed'], shipped: ['已发数量', 'Shipped'], received: ['已收数量', 'Received'],
  deliveryNote: ['出库单', 'Delivery note'], carrier: ['承运商', 'Carrier'], vehicle: ['车牌号', 'Vehicle'], departure: ['发车时间', 'Departure'], arrival: ['预计到达', 'Expected arrival'],
} as const satisfies Record<string, Words>;

export type ExportWord = keyof typeof WORDS;

export function word(locale: Locale, key: ExportWord): string {
  return WORDS[key][locale === 'zh-CN' ? 0 : 1];
}

export function stateName(locale: Locale, state: string): string {
  return STATES[state]?.[locale === 'zh-CN' ? 0 : 1] ?? state;
}

/** What stands above a list that was cut. */
export function cutNotice(locale: Locale, limit: number, of: 'orders' | 'returns' = 'orders'): string {
  const sheets = of === 'orders' ? '张订单' : '张退货单';
  return locale === 'zh-CN' ? `仅导出前 ${limit} ${sheets}，后面还有更多：请缩小筛选范围后再导出。` : `Only the first ${limit} ${of}; there are more: narrow the filters and export again.`;
}
