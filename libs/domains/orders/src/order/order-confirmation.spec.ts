import type { OrderLine } from './order';
import { confirmLines } from './order-confirmation';

const line = (id: number, change: Partial<OrderLine> = {}): OrderLine => ({
  id, lineNo: id, skuId: id, skuCode: `S${id}`, quantity: '3', unit: 'carton', baseQuantity: '36', amount: '100.00', locationId: 1,
  productionPlanId: null, confirmedBase: null, allocatedBase: '36', shippedBase: '0', receivedBase: '0', gift: false, ...change,
});

describe('confirmLines', () => {
  it('confirms everything unless told', () => {
    const { lines, total, cuts } = confirmLines([line(1), line(2)], []);
    expect(lines).toEqual([{ id: 1, confirmedBase: '36', allocatedBase: '36', amount: '100.00' }, { id: 2, confirmedBase: '36', allocatedBase: '36', amount: '100.00' }]);
    expect([total.toString(), cuts]).toEqual(['200.00', []]);
  });

  it('cuts single lines and their amount in proportion', () => {
    const { lines, total, cuts } = confirmLines([line(1), line(2)], [{ lineId: 2, quantity: '1' }]);
    expect(lines[1]).toEqual({ id: 2, confirmedBase: '12', allocatedBase: '12', amount: '33.33' });
    expect(total.toString()).toBe('133.33');
    expect(cuts).toEqual([{ line: line(2), remaining: '12', confirmed: '1' }]);
  });

  it('may drop a line but not all of them', () => {
    expect(confirmLines([line(1), line(2)], [{ lineId: 1, quantity: '0' }]).lines[0]).toEqual({ id: 1, confirmedBase: '0', allocatedBase: '0', amount: '0.00' });
    expect(() => confirmLines([line(1)], [{ lineId: 1, quantity: '0' }])).toThrow('refuse the order');
  });

  it('refuses more than was ordered, strange lines and immeasurable quantities', () => {
    expect(() => confirmLines([line(1)], [{ lineId: 1, quantity: '3.01' }])).toThrow('than was ordered: 3 carton');
    expect(() => confirmLines([line(1)], [{ lineId: 9, quantity: '1' }])).toThrow('no such line: 9');
    expect(() => confirmLines([line(1)], [{ lineId: 1, quantity: '0.00001' }])).toThrow('too fine');
  });
});
