import type { PriceDecision } from '@tributary/pricing';
import { type BasketLine, type BasketSku, requestedAmount } from './basket';
import { demandOf, priceLine } from './basket-pricing';

const sku: BasketSku = {
  productLineId: 1, status: 'active', supplied: true, baseUnit: 'drum', salesUnit: 'drum', packMultiple: '1', minimumQuantity: '0', units: [{ unit: 'drum', numerator: '1', denominator: '1' }],
};
const line: BasketLine = {
  id: 7, lineNo: 1, skuId: 3, skuCode: 'A', skuName: '油', skuNameEn: 'Oil', quantity: '2', unit: 'drum', supply: 'stock', locationId: null, planId: null,
  requestedPrice: null, sku,
};
const decision: PriceDecision = { skuId: 3, priceListId: 5, priceListCode: 'P', priceListName: '价', priceListNameEn: 'P', kind: 'list', unit: 'drum', price: '10.50', fromQuantity: '0' };
const code = (change: Partial<BasketLine>, offered: PriceDecision | undefined = decision) => priceLine({ ...line, ...change }, offered).refusal?.code;

describe('priceLine', () => {
  it('prices what can be ordered', () => {
    expect(priceLine(line, decision)).toEqual({ line, base: '2', price: { unitPrice: '10.50', amount: '21.00', priceListId: 5 } });
  });

  it('says why not', () => {
    expect(code({ sku: null })).toBe('orders.line-not-in-catalogue');
    expect(code({ sku: { ...sku, status: 'discontinued' } })).toBe('orders.line-discontinued');
    expect(code({ sku: { ...sku, supplied: false } })).toBe('orders.line-not-supplied');
    expect(code({ unit: 'carton' })).toBe('orders.line-unit');
    expect(code({ quantity: '1.5' })).toBe('orders.line-pack-multiple');
  });

  it('does not sell without a price, nor at one in a unit that is gone', () => {
    expect(priceLine(line, undefined).refusal?.code).toBe('orders.line-without-price');
    expect(code({}, { ...decision, unit: 'carton' })).toBe('orders.line-without-price');
  });

  it('shows the price even of what cannot be ordered, as long as it can be measured', () => {
    expect(priceLine({ ...line, sku: { ...sku, status: 'discontinued' } }, decision).price?.amount).toBe('21.00');
  });
});

describe('requestedAmount', () => {
  const price = { unitPrice: '10.50', amount: '18.90', priceListId: 5 };
  const asked = (requestedPrice: string | null, discount?: string) =>
    requestedAmount({ line: { ...line, requestedPrice }, price, ...(discount ? { promotions: { id: 1, discount, applied: [], hints: [], denied: [] } } : {}) });

  it('is what the line costs if the seller agrees, less the same share of discount', () => {
    expect(asked('10.00')).toBe('20.00');
    expect(asked('9.45', '2.10')).toBe('17.01');
    expect(asked('0.00', '2.10')).toBe('0.00');
  });

  it('is none where nothing below the list price is asked for', () => {
    expect([asked(null), asked('10.50'), asked('11.00')]).toEqual([null, null, null]);
    expect(requestedAmount({ line: { ...line, requestedPrice: '1.00' } })).toBeNull();
  });
});

describe('demandOf', () => {
  const units = [{ unit: 'bottle', numerator: '1', denominator: '1' }, { unit: 'carton', numerator: '12', denominator: '1' }];
  const bottled = { ...sku, baseUnit: 'bottle', salesUnit: 'bottle', units };
  const of = (skuId: number, quantity: string, unit: string) => ({ ...line, skuId, quantity, unit, sku: bottled });

  it('adds up what the lines of a SKU take, in base units', () => {
    expect(demandOf([of(1, '2', 'carton'), of(2, '1', 'bottle'), of(1, '7', 'bottle')])).toEqual([{ skuId: 1, base: '31' }, { skuId: 2, base: '1' }]);
  });

  it('passes over lines that cannot be measured', () => {
    expect(demandOf([of(1, '1', 'drum'), of(1, '1.5', 'bottle'), { ...line, sku: null }])).toEqual([]);
  });
});
