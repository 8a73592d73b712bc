import type { NoticeFacts } from './notice-facts';
import { noticeLetter } from './notice-letter';

const facts: NoticeFacts = {
  number: 'SO-202603-000017', orderId: 17, buyer: { id: 11, name: '江苏润通', nameEn: 'Jiangsu Runtong' }, seller: { id: 1, name: '总部', nameEn: '' },
  total: '15360.00', actorName: '张三', onBehalfOf: '李四', reason: '缺货',
};

describe('noticeLetter', () => {
  it('says everything in Chinese', () => {
    expect(noticeLetter('order.refuse', facts, { locale: 'zh-CN', seesPrices: true })).toMatchObject({
      subject: '订单被拒绝 SO-202603-000017',
      paragraphs: ['订单被拒绝（SO-202603-000017）', '采购方：江苏润通', '供货方：总部', '金额：15360.00 元', '操作人：张三（代 李四）', '说明：缺货'],
      link: { path: '/orders/17' },
    });
  });

  it('speaks of a return by its own number, and leads to it', () => {
    const back = { ...facts, returned: { id: 5, number: 'RT-202603-000005', credit: '0.00' } };
    expect(noticeLetter('return.approve', back, { locale: 'zh-CN', seesPrices: true })).toMatchObject({
      subject: '退货申请已通过，请寄回货物 RT-202603-000005',
      paragraphs: ['退货申请已通过，请寄回货物（RT-202603-000005）', '订单：SO-202603-000017', '采购方：江苏润通', '供货方：总部', '操作人：张三（代 李四）', '说明：缺货'],
      link: { label: '查看退货', path: '/returns/5' },
    });
    const credited = noticeLetter('return.take-in', { ...back, returned: { ...back.returned, credit: '300.00' } }, { locale: 'en-US', seesPrices: true });
    expect(credited.paragraphs).toContain('Credited: CNY 300.00');
  });

  it('says nothing of money to whoever sees no prices', () => {
    const reader = { locale: 'zh-CN', seesPrices: false } as const;
    expect(noticeLetter('order.refuse', facts, reader).paragraphs).toEqual(['订单被拒绝（SO-202603-000017）', '采购方：江苏润通', '供货方：总部', '操作人：张三（代 李四）', '说明：缺货']);
    const back = { ...facts, returned: { id: 5, number: 'RT-202603-000005', credit: '300.00' } };
    expect(JSON.stringify(noticeLetter('return.take-in', back, reader))).not.toContain('300');
  });

  it('speaks of a statement by its month, and leads the seller to it', () => {
    const objected = { ...facts, number: '2026-03', orderId: null, total: '1000.00', statement: { month: '2026-03' } };
    expect(noticeLetter('statement.object', objected, { locale: 'zh-CN', seesPrices: true })).toMatchObject({
      subject: '客户对对账单提出异议 2026-03',
      paragraphs: ['客户对对账单提出异议（2026-03）', '采购方：江苏润通', '供货方：总部', '期末余额：1000.00 元', '操作人：张三（代 李四）', '说明：缺货'],
      link: { label: '查看对账单', path: '/credit-accounts/11/statements/2026-03?side=seller' },
    });
  });

  it('says everything in English, on the clock of Shanghai, and nothing about what is not known', () => {
    const shipped = { ...facts, deliveryNoteNumber: 'CK-1', expectedArrivalAt: '2026-03-05T16:30:00.000Z', actorName: '', onBehalfOf: undefined, reason: '' };
    expect(noticeLetter('shipment.delayed', shipped as NoticeFacts, { locale: 'en-US', seesPrices: true })).toMatchObject({
      subject: 'The transport is delayed SO-202603-000017',
      paragraphs: ['The transport is delayed (SO-202603-000017)', 'Buyer: Jiangsu Runtong', 'Supplier: 总部', 'Amount: CNY 15360.00', 'Delivery note: CK-1', 'Expected arrival: 2026-03-06 00:30'],
    });
  });
});
