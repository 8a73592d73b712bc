import { defineErrors } from '@tributary/kernel';
import { Cover, type Schema, type Schemas } from './cover';

const errors = defineErrors('coverspec', { dear: { status: 409, money: ['left'], zh: '{sku} 只剩 {left} 元', en: 'Only {left} CNY for {sku}' } });
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const text = {};
const schemas: Schemas = {
  Order: { properties: { number: text, at: text, total: { 'x-priced': true }, lines: { items: ref('Line') }, credit: { anyOf: [ref('Credit'), {}], 'x-priced': true }, basis: { anyOf: [ref('Line'), {}] } } },
  Line: { properties: { code: text, amount: { 'x-priced': true }, promotions: { 'x-priced': true, items: ref('Promotion') } } },
  Credit: { properties: { limit: text } },
  Promotion: { properties: { name: text } },
  Problem: { properties: { code: text, message: text, params: { additionalProperties: true } } },
};
const cover = new Cover(schemas, 'zh-CN');
const at = new Date(0);

describe('an answer for somebody without prices', () => {
  it('has null for what is money, wherever it stands, and everything else', () => {
    const line = { code: 'A', amount: '3.00', promotions: [{ name: '满 100 减 3' }] };
    const order = { number: 'SO-1', at, total: '3.00', lines: [line], credit: { limit: '9.00' }, basis: line };
    const bare = { code: 'A', amount: null, promotions: null };
    expect(cover.value(order, ref('Order'))).toEqual({ number: 'SO-1', at, total: null, lines: [bare], credit: null, basis: bare });
    expect(cover.value([order], { items: ref('Order') })).toHaveLength(1);
  });

  it('has nothing that nobody declared', () => {
    expect(cover.value({ number: 'SO-1', margin: '1.00' }, ref('Order'))).toEqual({ number: 'SO-1' });
    expect(cover.value({ number: { price: '1.00' } }, ref('Order'))).toEqual({ number: {} });
    expect(cover.value([{ price: '1.00' }], {})).toEqual([]);
  });

  it('tells refusals without their amounts', () => {
    const { code, params } = errors.dear({ sku: 'A', left: '7.00' });
    const hidden = { code, message: 'A 只剩 *** 元', params: { sku: 'A', left: null } };
    expect(cover.value({ code, message: 'A 只剩 7.00 元', params }, ref('Problem'))).toEqual(hidden);
    expect(cover.problem({ code, message: '', params, lineId: 4 })).toEqual({ ...hidden, lineId: 4 });
    const other = { code: 'coverspec.unknown', message: '7.00', params: { left: '7' } };
    expect(cover.problem(other)).toBe(other);
  });

  it('leaves nothing as nothing', () => expect([cover.value(null, ref('Order')), cover.value({ total: undefined }, ref('Order'))]).toEqual([null, { total: undefined }]));
});
