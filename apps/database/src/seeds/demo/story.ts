/** When something happened: so many days before the last day with data, at that time in Shanghai. */
export type When = readonly [daysBefore: number, time: string];

/** A step of an order's life and who takes it. */
export type Act =
  | { readonly do: 'approve'; readonly at: When; readonly note?: string; /** Offers only half of the first line. */ readonly cut?: true }
  | { readonly do: 'accept'; readonly at: When; readonly note?: string }
  | { readonly do: 'refuse' | 'cancel' | 'decline' | 'close-rest'; readonly at: When; readonly reason: string }
  | { readonly do: 'ship'; readonly at: When; readonly transport: Transport; /** Leaves the last line behind. */ readonly part?: true }
  | { readonly do: 'track'; readonly at: When; readonly kind: 'departed' | 'position' | 'delayed' | 'arrived'; readonly note: string; readonly place?: readonly [number, number]; readonly expected?: When }
  | { readonly do: 'receive'; readonly at: When; /** One unit of the first line is missing. */ readonly short?: string }
  | { readonly do: 'return'; readonly at: When; readonly reason: string; /** Of so many lines, from the first on. */ readonly lines: number; readonly quantity: string; readonly condition?: 'opened' | 'damaged' | 'expired' }
  | { readonly do: 'return-approve'; readonly at: When; readonly note?: string; /** One unit less of the first line. */ readonly cut?: true }
  | { readonly do: 'return-refuse' | 'return-withdraw'; readonly at: When; readonly reason: string }
  | { readonly do: 'return-send'; readonly at: When; readonly carrier: string; readonly waybill: string }
  | { readonly do: 'return-take-in'; readonly at: When; /** One unit of the first line is scrap. */ readonly scrap?: string };

export interface Transport {
  readonly carrier: string;
  readonly vehicle: string;
  readonly driver: string;
  readonly phone: string;
  /** Expected. */
  readonly arrival: When;
}

/** Who buys from whom. The second tier buys from the first dealer; `other` is its customer that has no demo account. */
export type Buyer = 'buyer1' | 'd1002' | 'd1003' | 'd1004' | 'd1005' | 'dealer2' | 'other';

export interface StoryOrder {
  readonly buyer: Buyer;
  readonly lines: number;
  readonly at: When;
  readonly purchaseOrder?: string;
  readonly note?: string;
  /** The buyer would pay this part of the list price for the first line. */
  readonly asks?: string;
  /** Somebody of head office orders for the dealer. */
  readonly actedBy?: { readonly account: string; readonly reason: string };
  readonly acts: readonly Act[];
}

const truck = (vehicle: string, driver: string, phone: string, arrival: When, carrier: string): Transport => ({ carrier, vehicle, driver, phone, arrival });

/** What happens to goods of one industry, as people write it down. */
export interface StoryWords {
  /** Who drives for head office. */
  readonly carrier: string;
  readonly tried: string;
  readonly opened: string;
  readonly damaged: string;
  readonly scrapped: string;
  readonly wrongSize: string;
  readonly missing: string;
  readonly expiring: string;
}

/** A month of orders: in each state at least one, those of the demo accounts among them. */
export const storyOf = (words: StoryWords): readonly StoryOrder[] => [
  {
    buyer: 'buyer1', lines: 8, at: [26, '09:12'], purchaseOrder: 'CG-1101',
    acts: [
      { do: 'approve', at: [26, '10:40'] },
      { do: 'ship', at: [25, '14:05'], transport: truck('沪A·T6218', '赵海', '13600001201', [24, '10:00'], words.carrier) },
      { do: 'track', at: [25, '19:30'], kind: 'position', note: '过无锡梅村服务区', place: [31.545, 120.43] },
      { do: 'track', at: [24, '09:20'], kind: 'arrived', note: '已到客户仓库' },
      { do: 'receive', at: [24, '11:02'] },
      { do: 'return', at: [20, '10:05'], lines: 2, quantity: '1', reason: '多订了，未拆封' },
      { do: 'return-approve', at: [20, '11:30'] },
      { do: 'return-send', at: [19, '09:20'], carrier: '顺达快运', waybill: 'SD-77120331' },
      { do: 'return-take-in', at: [17, '15:45'] },
      { do: 'return', at: [0, '16:05'], lines: 1, quantity: '1', reason: '客户退单，货品完好' },
    ],
  },
  {
    buyer: 'd1002', lines: 6, at: [22, '10:31'],
    acts: [
      { do: 'approve', at: [22, '15:02'], cut: true, note: '第一行库存按比例分配' },
      { do: 'accept', at: [22, '15:40'] },
      { do: 'ship', at: [21, '09:30'], transport: truck('粤A·8T305', '梁永强', '13900002417', [20, '16:00'], '南粤运输有限公司') },
      { do: 'receive', at: [20, '17:15'] },
      { do: 'return', at: [16, '09:10'], lines: 1, quantity: '1', condition: 'opened', reason: words.tried },
      { do: 'return-refuse', at: [16, '14:25'], reason: words.opened },
      { do: 'return', at: [14, '10:40'], lines: 2, quantity: '1', reason: '库存偏高' },
      { do: 'return-withdraw', at: [14, '13:05'], reason: '月底促销可以消化，先留用' },
    ],
  },
  {
    buyer: 'buyer1', lines: 5, at: [15, '08:55'], purchaseOrder: 'CG-1115', note: '请尽量一车发完',
    acts: [
      { do: 'approve', at: [15, '11:20'] },
      { do: 'ship', at: [14, '13:40'], transport: truck('沪B·K9036', '孙立军', '13800003322', [13, '09:30'], words.carrier) },
      { do: 'track', at: [13, '08:05'], kind: 'delayed', note: '高速封路，绕行', expected: [13, '13:00'] },
      { do: 'track', at: [13, '12:48'], kind: 'arrived', note: '到货' },
      { do: 'receive', at: [13, '15:26'], short: '外箱破损，拒收一件' },
      { do: 'return', at: [11, '09:15'], lines: 3, quantity: '1', condition: 'damaged', reason: words.damaged },
      { do: 'return-approve', at: [11, '15:50'], note: '请附照片一并寄回' },
      { do: 'return-send', at: [9, '10:30'], carrier: '顺达快运', waybill: 'SD-77123865' },
      { do: 'return-take-in', at: [7, '11:20'], scrap: words.scrapped },
      { do: 'return', at: [2, '08:50'], lines: 2, quantity: '2', reason: '发错规格' },
      { do: 'return-approve', at: [2, '10:15'], cut: true, note: '首行同意退 1 件，其余已超期' },
      { do: 'return-send', at: [1, '16:10'], carrier: '顺达快运', waybill: 'SD-77130092' },
    ],
  },
  { buyer: 'd1003', lines: 4, at: [12, '16:20'], acts: [{ do: 'refuse', at: [11, '09:15'], reason: '合同额度未续签，请先与区域经理确认' }] },
  { buyer: 'd1004', lines: 3, at: [9, '10:02'], acts: [{ do: 'cancel', at: [9, '10:47'], reason: '规格选错，重新下单' }] },
  {
    buyer: 'd1004', lines: 3, at: [9, '10:58'],
    acts: [
      { do: 'approve', at: [9, '14:30'] },
      { do: 'ship', at: [7, '08:45'], part: true, transport: truck('鄂A·M2077', '黄志刚', '15800004410', [6, '18:00'], '楚天物流') },
      { do: 'track', at: [6, '17:31'], kind: 'arrived', note: '首批到货' },
      { do: 'receive', at: [6, '18:20'] },
    ],
  },
  {
    buyer: 'buyer1', lines: 6, at: [3, '09:40'], purchaseOrder: 'CG-1122',
    acts: [
      { do: 'approve', at: [3, '10:15'] },
      { do: 'ship', at: [1, '15:20'], transport: truck('沪A·T6218', '赵海', '13600001201', [-1, '11:00'], words.carrier) },
      { do: 'track', at: [0, '20:10'], kind: 'position', note: '夜间停靠常州芳茂山服务区', place: [31.83, 120.05] },
    ],
  },
  { buyer: 'd1005', lines: 7, at: [2, '11:11'], acts: [{ do: 'approve', at: [1, '09:05'] }] },
  {
    buyer: 'd1003', lines: 5, at: [1, '16:45'], purchaseOrder: 'NT-2088',
    acts: [{ do: 'approve', at: [0, '09:30'], cut: true, note: '首行库存紧张，本周先供一半' }],
  },
  { buyer: 'd1002', lines: 9, at: [0, '10:20'], note: '月底促销备货', actedBy: { account: 'desk', reason: '经销商来电，请代为提交月底备货单' }, acts: [] },
  { buyer: 'buyer1', lines: 4, at: [0, '15:08'], purchaseOrder: 'CG-1125', actedBy: { account: 'rep1', reason: '客户在外，电话委托下单' }, acts: [] },
  {
    buyer: 'dealer2', lines: 4, at: [18, '20:15'],
    acts: [
      { do: 'approve', at: [17, '08:30'] },
      { do: 'ship', at: [17, '13:30'], transport: truck('苏L·3F518', '周师傅', '13600005518', [17, '17:00'], '自有车辆') },
      { do: 'receive', at: [17, '17:22'] },
      { do: 'return', at: [4, '19:30'], lines: 1, quantity: '1', condition: 'expired', reason: words.expiring },
      { do: 'return-approve', at: [3, '08:40'] },
    ],
  },
  { buyer: 'other', lines: 3, at: [10, '19:02'], acts: [{ do: 'refuse', at: [9, '08:40'], reason: words.wrongSize }] },
  {
    buyer: 'other', lines: 3, at: [8, '19:40'],
    acts: [
      { do: 'approve', at: [7, '08:20'], cut: true, note: '先供一半，其余下周' },
      { do: 'accept', at: [7, '08:55'], note: '可以，先送一半' },
      { do: 'ship', at: [7, '10:00'], transport: truck('苏L·3F518', '周师傅', '13600005518', [7, '15:00'], '自有车辆') },
      { do: 'receive', at: [7, '16:05'], short: words.missing },
    ],
  },
  {
    buyer: 'dealer2', lines: 3, at: [2, '21:10'],
    acts: [
      { do: 'approve', at: [1, '08:25'] },
      { do: 'ship', at: [0, '14:00'], transport: truck('苏L·7K026', '吴师傅', '13900006026', [-1, '09:30'], '自有车辆') },
    ],
  },
  { buyer: 'dealer2', lines: 2, at: [0, '20:30'], note: '老客户急用', acts: [] },
  { buyer: 'other', lines: 4, at: [0, '18:05'], acts: [] },
  { buyer: 'buyer1', lines: 3, at: [0, '14:20'], purchaseOrder: 'CG-1124', note: '同行报价更低，首行申请特价', asks: '0.94', acts: [] },
];
