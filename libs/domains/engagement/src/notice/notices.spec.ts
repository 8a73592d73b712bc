import { orderEvents, returnEvents } from '@tributary/orders';
import { NOTICES, noticeText } from './notices';
import { orderNotices } from './order-notices';
import { returnNotices } from './return-notices';

describe('notices', () => {
  it('has one for every step of an order: a new event needs a line in order-notices.ts', () => {
    expect(Object.keys(orderEvents).filter((step) => !(step in orderNotices))).toEqual([]);
  });

  it('has one for every step of a return', () => {
    expect(Object.keys(returnEvents).filter((step) => !(step in returnNotices))).toEqual([]);
  });

  it.each([...NOTICES])('tells %s in both languages', (kind, { zh, en }) => {
    expect(zh).toMatch(/^[\u4e00-\u9fff，、]+$/);
    expect(en).toMatch(/^[A-Z][ -~]+$/);
    expect([noticeText(kind, 'zh-CN'), noticeText(kind, 'en-US')]).toEqual([zh, en]);
  });
});
