import type { OrderLine } from './order';
import { confirmLines } from './order-confirmation';

const line = (id: number, change: Partial<OrderLine> = {}): OrderLine => ({
  id, lineNo: id, skuId: id, skuCode: `S${id}`, quantity: '3', unit: 'carton', baseQuantity: '36', unitPrice: '33.33', requestedPrice: null, discount: '0.00',
  amount: '100.00', locationId: 1, productionPlanId: null, promisedOn: null, confirmedBase: null, allocatedBase: '36', shippedBase: '0', receivedBase: '0', gift: false, ...change,
});
const whole = { confirmedBase: '36', allocatedBase: '36', unitPrice: '33.33', discount: '0.00', amount: '100.00' };

describe('confirmLines', () => {
  it('confirms everything unless told', () => {
    const { lines, total, differences, changed } = confirmLines([line(1), line(2)], []);
    expect(lines).toEqual([{ id: 1, ...whole }, { id: 2, ...whole }]);
    expect([total.toString(), differences, changed]).toEqual(['200.00', [], false]);
  });

  it('cuts single lines and their amount in proportion', () => {
    const { lines, total, differences, remaining, changed } = confirmLines([line(1), line(2)], [{ lineId: 2, quantity: '1' }]);
    expect(lines[1]).toEqual({ ...whole, id: 2, confirmedBase: '12', allocatedBase: '12', amount: '33.33' });
    expect([total.toString(), changed]).toEqual(['133.33', true]);
    expect(differences).toEqual([{ lineNo: 2, sku: 'S2', unit: 'carton', ordered: '3', confirmed: '1', requestedPrice: null, price: '33.33' }]);
    expect(remaining).toEqual([{ line: line(1), remaining: '36' }, { line: line(2), remaining: '12' }]);
  });

  it('keeps of a line that still waits no more set aside than is confirmed', () => {
    const waiting = line(1, { allocatedBase: '6' });
    expect(confirmLines([waiting], [{ lineId: 1, quantity: '1' }])).toMatchObject({ lines: [{ confirmedBase: '12', allocatedBase: '6' }] });
    expect(confirmLines([waiting, line(2)], [{ lineId: 1, quantity: '0' }])).toMatchObject({ lines: [{ confirmedBase: '0', allocatedBase: '0' }, {}] });
  });

  it('may drop a line but not all of them', () => {
    expect(confirmLines([line(1), line(2)], [{ lineId: 1, quantity: '0' }]).lines[0]).toMatchObject({ id: 1, confirmedBase: '0', amount: '0.00' });
    expect(() => confirmLines([line(1)], [{ lineId: 1, quantity: '0' }])).toThrow('refuse the order');
  });

  it('grants the price that the buyer asks for unless told: no difference, but another amount', () => {
    const { lines, differences, changed } = confirmLines([line(1, { unitPrice: '40.00', requestedPrice: '35.00', amount: '120.00' })], []);
    expect(lines[0]).toMatchObject({ unitPrice: '35.00', amount: '105.00' });
    expect([differences, changed]).toEqual([[], true]);
  });

  it('sets another price between the two, the list price included', () => {
    const asking = line(1, { unitPrice: '40.00', requestedPrice: '35.00', amount: '120.00' });
    expect(confirmLines([asking], [{ lineId: 1, price: '38' }])).toMatchObject({ lines: [{ unitPrice: '38.00', amount: '114.00' }], differences: [{ requestedPrice: '35.00', price: '38.00' }] });
    expect(confirmLines([asking], [{ lineId: 1, price: '40.00', quantity: '1' }])).toMatchObject({ lines: [{ unitPrice: '40.00', amount: '40.00' }], differences: [{ confirmed: '1' }] });
    for (const price of ['34.99', '40.01']) expect(() => confirmLines([asking], [{ lineId: 1, price }])).toThrow('between the 35.00');
    expect(() => confirmLines([line(1)], [{ lineId: 1, price: '30' }])).toThrow('between the 33.33');
  });

  it('keeps the share of discount at another price and of another quantity', () => {
    const promoted = line(1, { unitPrice: '40.00', requestedPrice: '20.00', discount: '12.00', amount: '108.00' });
    expect(confirmLines([promoted], []).lines[0]).toMatchObject({ unitPrice: '20.00', discount: '6.00', amount: '54.00' });
    expect(confirmLines([line(1, { discount: '12.00' })], [{ lineId: 1, quantity: '1' }]).lines[0]).toMatchObject({ discount: '4.00', amount: '33.33' });
  });

  it('refuses more than was ordered, strange lines and immeasurable quantities', () => {
    expect(() => confirmLines([line(1)], [{ lineId: 1, quantity: '3.01' }])).toThrow('than was ordered: 3 carton');
    expect(() => confirmLines([line(1)], [{ lineId: 9, quantity: '1' }])).toThrow('no such line: 9');
    expect(() => confirmLines([line(1)], [{ lineId: 1, quantity: '0.00001' }])).toThrow('too fine');
  });
});
