import { decimal, Decimal, Money } from '@tributary/kernel';
import { type DeskLine, type LinePart, openOf, partOf } from './desk-line';

const line = (change: Partial<DeskLine> = {}): DeskLine => ({
  id: 1, orderId: 1, lineNo: 1, skuId: 1, skuCode: 'A', quantity: '10', unit: 'carton', baseQuantity: '120', agreedBase: '120', allocatedBase: '0', shippedBase: '0',
  amount: '1000.00', discount: '33.33', gift: false, promotions: [], locationId: 1, planId: null, ...change,
});

describe('a part of a line', () => {
  it('takes its share of quantity, amount and discount along', () => {
    expect(partOf(line(), decimal('36'))).toEqual({ quantity: '3', base: '36', amount: '300.00', discount: '10.00', promotions: [] });
  });

  it('takes its share of every promotion along: the discount is their sum to the cent', () => {
    const promotions = [{ id: 1, amount: '10.01' }, { id: 2, amount: '10.01' }, { id: 3, amount: '10.01' }];
    const part = partOf(line({ quantity: '2', baseQuantity: '24', agreedBase: '24', amount: '169.97', discount: '30.03', promotions }), decimal('12'));
    expect(part).toMatchObject({ amount: '84.97', discount: '15.03', promotions: [{ id: 1, amount: '5.01' }, { id: 2, amount: '5.01' }, { id: 3, amount: '5.01' }] });
  });

  it('counts the money from what is agreed, where the line was cut', () => {
    expect(partOf(line({ agreedBase: '60', amount: '500.00' }), decimal('12'))).toMatchObject({ quantity: '1', amount: '100.00' });
  });

  it('is not made where the unit of the line cannot say it', () => {
    expect(partOf(line({ quantity: '7', baseQuantity: '84', agreedBase: '84' }), decimal('1'))).toBeUndefined();
  });

  it('never changes what the whole costs, whatever is split off again and again', () => {
    let rest = line({ amount: '999.97', discount: '0.05' });
    const parts: LinePart[] = [];
    for (const base of ['12', '24', '12', '36']) {
      const part = partOf(rest, decimal(base));
      if (!part) throw new Error('no part');
      parts.push(part);
      const less = (a: string, b: string): string => Money.of(a).minus(Money.of(b)).toString();
      const agreed = decimal(rest.agreedBase).minus(part.base).toFixed();
      rest = { ...rest, quantity: decimal(rest.quantity).minus(part.quantity).toFixed(), baseQuantity: agreed, agreedBase: agreed, amount: less(rest.amount, part.amount), discount: less(rest.discount, part.discount) };
    }
    const sum = (key: 'amount' | 'discount'): string => Money.sum([rest, ...parts].map((each) => Money.of(each[key]))).toString();
    expect([sum('amount'), sum('discount')]).toEqual(['999.97', '0.05']);
  });

  it('leaves open what is agreed and not set aside, never less than nothing', () => {
    expect(openOf({ agreedBase: '10', allocatedBase: '4' })).toEqual(new Decimal(6));
    expect(openOf({ agreedBase: '3', allocatedBase: '4' })).toEqual(new Decimal(0));
  });
});
