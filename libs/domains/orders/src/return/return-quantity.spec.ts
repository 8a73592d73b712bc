import type { ReturnLine } from './order-return';
import { approvedBack, askedBack, takenIn } from './return-quantity';

const ordered = { id: 5, skuId: 1, skuCode: 'S1', quantity: '3', unit: 'carton', baseQuantity: '36', receivedBase: '24', returnedBase: '12' };
const line = (change: Partial<ReturnLine> = {}): ReturnLine => ({
  id: 1, orderLineId: 5, skuId: 1, skuCode: 'S1', locationId: 101, quantity: '3', unit: 'carton', baseQuantity: '36', standingBase: '36', amount: '100.00', creditedBase: '0', credited: '0.00',
  requestedBase: '24', approvedBase: '24', ...change,
});

describe('askedBack', () => {
  it('counts in the unit of the line, up to what was received and not given back', () => {
    expect(askedBack([ordered], [{ lineId: 5, quantity: '1' }])).toEqual([{ line: ordered, base: '12', condition: 'unopened' }]);
    expect(askedBack([ordered], [{ lineId: 5, quantity: '0.5', condition: 'damaged' }])).toEqual([{ line: ordered, base: '6', condition: 'damaged' }]);
    expect(() => askedBack([ordered], [{ lineId: 5, quantity: '1.01' }])).toThrow('1 carton');
  });

  it('refuses strange lines, and nothing at all', () => {
    expect(() => askedBack([ordered], [{ lineId: 9, quantity: '1' }])).toThrow('no such line: 9');
    expect(() => askedBack([ordered], [{ lineId: 5, quantity: '0' }])).toThrow();
  });
});

describe('approvedBack', () => {
  it('lets all come back that is asked, unless told', () => {
    expect(approvedBack([line()], []).map(({ base }) => base)).toEqual(['24']);
    expect(approvedBack([line(), line({ id: 2 })], [{ lineId: 1, quantity: '0' }]).map(({ base }) => base)).toEqual(['0', '24']);
    expect(() => approvedBack([line()], [{ lineId: 1, quantity: '0' }])).toThrow();
    expect(() => approvedBack([line()], [{ lineId: 1, quantity: '3' }])).toThrow('2 carton');
  });
});

describe('takenIn', () => {
  it('is all that was let, good again, unless told', () => {
    expect(takenIn([line()], [])).toMatchObject([{ restockedBase: '24', scrappedBase: '0', credit: '66.67' }]);
    expect(takenIn([line()], [{ returnLineId: 1, restocked: '0.5', scrapped: '1' }])).toMatchObject([{ restockedBase: '6', scrappedBase: '12', credit: '50.00' }]);
    expect(() => takenIn([line()], [{ returnLineId: 1, restocked: '1.5', scrapped: '1' }])).toThrow('0.5 carton');
  });

  it('gives the last cent back with the last piece', () => {
    expect(takenIn([line({ creditedBase: '24', credited: '66.67', approvedBase: '12' })], [])).toMatchObject([{ credit: '33.33' }]);
  });

  it('gives nothing back for what cost nothing', () => {
    expect(takenIn([line({ amount: '0.00' })], [])).toMatchObject([{ credit: '0.00' }]);
  });
});
