import type { OrderLine } from '../order/order';
import { assertSomethingLeft, changedLine, keptLine, movedLine, realChanges, removedLine } from './order-change';

const line = (change: Partial<OrderLine> = {}): OrderLine => ({
  id: 1, lineNo: 1, skuId: 1, skuCode: 'S1', quantity: '4', unit: 'carton', baseQuantity: '48', unitPrice: '100.00', requestedPrice: null, discount: '0.00', amount: '400.00',
  locationId: 1, productionPlanId: null, promisedOn: null, gift: false, confirmedBase: '48', allocatedBase: '48', shippedBase: '0', receivedBase: '0', ...change,
});
const listed = (unitPrice: string, amount: string, before = unitPrice) => ({ before, unitPrice, amount });

describe('realChanges', () => {
  const lines = [line(), line({ id: 2 })];
  it('leaves out what stands already', () => {
    expect(realChanges(lines, [{ lineId: 1, quantity: '4.0' }, { lineId: 2, quantity: '5' }]).map(({ line: { id } }) => id)).toEqual([2]);
    expect(realChanges([line({ confirmedBase: '36' })], [{ lineId: 1, quantity: '3' }])).toEqual([]);
  });

  it('knows another source as a change, also where the quantity stays', () => {
    expect(realChanges(lines, [{ lineId: 1, supply: 'preorder' }])).toMatchObject([{ quantity: '4', source: { supply: 'preorder', locationId: null, planId: null } }]);
    expect(realChanges(lines, [{ lineId: 1, locationId: 2 }])).toMatchObject([{ source: { supply: 'stock', locationId: 2 } }]);
    expect(realChanges(lines, [{ lineId: 1, supply: 'stock', locationId: 1 }, { lineId: 2, supply: 'stock', locationId: null }])).toEqual([]);
    expect(realChanges([line({ productionPlanId: 7 })], [{ lineId: 1, planId: 8 }])).toMatchObject([{ source: { supply: 'preorder', planId: 8 } }]);
  });

  it('of a line that is removed asks for no source', () => {
    expect(realChanges(lines, [{ lineId: 1, quantity: '0', supply: 'preorder' }])).toMatchObject([{ source: null }]);
  });

  it('refuses strange lines and gifts', () => {
    expect(() => realChanges(lines, [{ lineId: 9, quantity: '1' }])).toThrow('no such line: 9');
    expect(() => realChanges([line({ gift: true })], [{ lineId: 1, quantity: '1' }])).toThrow('given away by a promotion');
  });
});

describe('an order', () => {
  it('must not come to nothing; gifts alone are nothing', () => {
    expect(() => assertSomethingLeft([removedLine(line()), keptLine(line({ id: 2, confirmedBase: '0' })), keptLine(line({ id: 3, gift: true }))])).toThrow('cancel the order');
    expect(() => assertSomethingLeft([removedLine(line()), keptLine(line({ id: 2 }))])).not.toThrow();
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
      after: { quantity: '6', baseQuantity: '72', confirmedBase: null, allocatedBase: '48', unitPrice: '100.00', amount: '600.00' }, more: '24', remaining: '48',
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
    expect(changedLine(line({ confirmedBase: '0', allocatedBase: '0', amount: '0.00' }), '2', { base: '24' })).toMatchObject({ after: { amount: '200.00', allocatedBase: '0' }, more: '24' });
  });

  it('leaves it to promotions what they take off another quantity, and keeps what it has at the same one', () => {
    const promoted = line({ discount: '40.00', amount: '360.00' });
    expect(changedLine(promoted, '2', { base: '24', listed: listed('100.00', '200.00') }).after).toMatchObject({ discount: '0.00', amount: '200.00' });
    expect(changedLine(promoted, '4', { base: '48', listed: listed('100.00', '400.00') }).after).toMatchObject({ discount: '40.00', amount: '360.00', confirmedBase: '48' });
  });

  it('that comes from elsewhere gives everything back and is found anew', () => {
    const preorder = { supply: 'preorder', locationId: null, planId: 7 } as const;
    expect(movedLine(keptLine(line()), preorder)).toMatchObject({ after: { quantity: '4', confirmedBase: '48', allocatedBase: '0', supply: 'preorder', planId: 7, promisedOn: null }, more: '48', remaining: '0' });
    const less = changedLine(line(), '2', { base: '24', listed: listed('100.00', '200.00') });
    expect(movedLine(less, preorder)).toMatchObject({ after: { quantity: '2', amount: '200.00' }, more: '24', remaining: '0', source: preorder });
  });
});
