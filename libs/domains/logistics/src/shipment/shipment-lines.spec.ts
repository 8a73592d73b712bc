import type { FulfilledLine } from '@tributary/orders';
import { shippedLines } from './shipment-lines';

const carton: FulfilledLine = {
  id: 1, lineNo: 1, skuId: 7, skuCode: 'A-1', quantity: '3', unit: 'carton', baseQuantity: '36', locationId: 5,
  productionPlanId: null, promisedOn: null, gift: false, confirmedBase: '24', allocatedBase: '24', shippedBase: '12', receivedBase: '0',
};
const done: FulfilledLine = { ...carton, id: 2, confirmedBase: '36', allocatedBase: '36', shippedBase: '36' };
const code = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'none';
};

describe('lines of a shipment', () => {
  it('are all that was confirmed and not yet shipped, where nothing is said', () => {
    expect(shippedLines([carton, done], undefined).map(({ line, base }) => [line.id, base])).toEqual([[1, '12']]);
  });

  it('leave out what is still in production', () => {
    expect(shippedLines([{ ...carton, allocatedBase: '18' }], undefined)[0]?.base).toBe('6');
    expect(code(() => shippedLines([{ ...carton, allocatedBase: '18' }], [{ orderLineId: 1, quantity: '1' }]))).toBe('logistics.above-confirmed');
  });

  it('are counted in the ordered unit', () => {
    expect(shippedLines([carton], [{ orderLineId: 1, quantity: '0.5' }])[0]?.base).toBe('6');
  });

  it('cannot go beyond what was confirmed', () => {
    expect(code(() => shippedLines([carton], [{ orderLineId: 1, quantity: '1.001' }]))).toBe('logistics.above-confirmed');
    expect(code(() => shippedLines([done], [{ orderLineId: 2, quantity: '1' }]))).toBe('logistics.above-confirmed');
  });

  it('must be of the order, once, and not all nothing', () => {
    expect(code(() => shippedLines([carton], [{ orderLineId: 9, quantity: '1' }]))).toBe('logistics.line-unknown');
    expect(code(() => shippedLines([carton], [{ orderLineId: 1, quantity: '0.5' }, { orderLineId: 1, quantity: '0.5' }]))).toBe('logistics.line-twice');
    expect(code(() => shippedLines([carton], [{ orderLineId: 1, quantity: '0' }]))).toBe('logistics.nothing-to-ship');
    expect(code(() => shippedLines([done], undefined))).toBe('logistics.nothing-to-ship');
  });
});
