import { deliveriesOf } from './basket-delivery';

describe('deliveriesOf', () => {
  it('groups lines by their day, the earliest first, those without a day last', () => {
    const line = (id: number, promisedOn: string | null, amount: string | null = '10.00') => ({ id, promisedOn, amount });
    expect(deliveriesOf([line(1, '2026-12-08'), line(2, null), line(3, '2026-11-22'), line(4, '2026-12-08', null), line(5, '2026-12-08', '0.05')])).toEqual([
      { on: '2026-11-22', lineIds: [3], subtotal: '10.00' },
      { on: '2026-12-08', lineIds: [1, 4, 5], subtotal: '10.05' },
      { on: null, lineIds: [2], subtotal: '10.00' },
    ]);
  });

  it('is nothing of nothing', () => {
    expect(deliveriesOf([])).toEqual([]);
  });
});
