import type { OrderLine } from '../order/order';
import { changedLine, keptLine, realChanges, removedLine } from './order-change';

const line = (change: Partial<OrderLine> = {}): OrderLine => ({
  id: 1, lineNo: 1, skuId: 1, skuCode: 'S1', quantity: '4', unit: 'carton', baseQuantity: '48', unitPrice: '100.00', requestedPrice: null, discount: '0.00', amount: '400.00',
  locationId: 1, productionPlanId: null, gift: false, confirmedBase: '48', allocatedBase: '48', shippedBase: '0', receivedBase: '0', ...change,
});
const listed = (unitPrice: string, amount: string, before = unitPrice) => ({ before, unitPrice, amount });

describe('realChanges', () => {
  const lines = [line(), line({ id: 2 })];
  it('leaves out what stands already', () => {
    expect(realChanges(lines, [{ lineId: 1, quantity: '4.0' }, { lineId: 2, quantity: '5' }]).map(({ line: { id } }) => id)).toEqual([2]);
    expect(realChanges([line({ confirmedBase: '36' })], [{ lineId: 1, quantity: '3' }])).toEqual([]);
  });

  it('refuses strange lines and an order of nothing', () => {
    expect(() => realChanges(lines, [{ lineId: 9, quantity: '1' }])).toThrow('no such line: 9');
    expect(() => realChanges([line(), line({ id: 2, confirmedBase: '0' })], [{ lineId: 1, quantity: '0' }])).toThrow('cancel the order');
  });
});

describe('a line', () => {
  it('stays as it is when nobody touches it', () => {
    expect(keptLine(line({ confirmedBase: '36' }))).toMatchObject({ after: { confirmedBase: '36', amount: '400.00' }, more: '0', remaining: '36' });
  });

  it('is removed with what it holds, and stays to be seen', () => {
    expect(removedLine(line())).toMatchObject({ after: { quantity: '4', confirmedBase: '0', allocatedBase: '0', amount: '0.00' }, remaining: '0' });
  });

  it('grows at the list price, and what is more is set aside', () => {
    expect(changedLine(line(), '6', { base: '72', listed: listed('100.00', '600.00') })).toMatchObject({
      after: { quantity: '6', baseQuantity: '72', confirmedBase: null, allocatedBase: '72', unitPrice: '100.00', amount: '600.00' }, more: '24', remaining: '48',
    });
  });

  it('shrinks, and loses its break where the list says so', () => {
    expect(changedLine(line(), '1', { base: '12', listed: listed('110.00', '110.00', '100.00') })).toMatchObject({
      after: { allocatedBase: '12', unitPrice: '110.00', requestedPrice: null, amount: '110.00' }, more: '0', remaining: '12',
    });
  });

  it('of a pre-order grows by a promise, not by stock', () => {
    const preorder = line({ productionPlanId: 7, allocatedBase: '12' });
    expect(changedLine(preorder, '6', { base: '72', listed: listed('100.00', '600.00') })).toMatchObject({ after: { allocatedBase: '12' }, more: '24' });
    expect(changedLine(preorder, '2', { base: '24', listed: listed('100.00', '200.00') })).toMatchObject({ after: { allocatedBase: '12' }, more: '0', remaining: '24' });
  });

  it('with a price agreed below the list asks for it again', () => {
    expect(changedLine(line({ unitPrice: '95.00' }), '6', { base: '72', listed: listed('100.00', '600.00') })).toMatchObject({ after: { unitPrice: '100.00', requestedPrice: '95.00', amount: '600.00' } });
    expect(changedLine(line({ requestedPrice: '90.00' }), '6', { base: '72', listed: listed('100.00', '600.00') })).toMatchObject({ after: { requestedPrice: '90.00' } });
  });

  it('keeps its price where no list has one any more', () => {
    expect(changedLine(line(), '6', { base: '72' })).toMatchObject({ after: { unitPrice: '100.00', amount: '600.00' } });
    expect(changedLine(line({ confirmedBase: '0', allocatedBase: '0', amount: '0.00' }), '2', { base: '24' })).toMatchObject({ after: { amount: '200.00', allocatedBase: '24' }, more: '24' });
  });

  it('loses discount with its quantity and gains none', () => {
    const promoted = line({ discount: '40.00', amount: '360.00' });
    expect(changedLine(promoted, '2', { base: '24', listed: listed('100.00', '200.00') }).after).toMatchObject({ discount: '20.00', amount: '180.00' });
    expect(changedLine(promoted, '6', { base: '72', listed: listed('100.00', '600.00') }).after).toMatchObject({ discount: '40.00', amount: '560.00' });
  });
});
