import { summedPerKey, type StockLine } from './stock-line';

const line = (change: Partial<StockLine> = {}): StockLine => ({ ownerId: 1, locationId: 2, skuId: 3, quantity: '1', ...change });

describe('summedPerKey', () => {
  it('adds the lines of one key exactly', () => {
    expect(summedPerKey([line({ quantity: '0.1' }), line({ quantity: '0.2' })])).toEqual([{ ...line(), batch: '', quantity: '0.3' }]);
  });

  it('keeps keys apart by owner, location, SKU and batch', () => {
    const lines = [line(), line({ ownerId: 9 }), line({ locationId: 9 }), line({ skuId: 9 }), line({ batch: 'B1' })];
    expect(summedPerKey(lines)).toHaveLength(5);
  });

  it('drops lines of nothing', () => {
    expect(summedPerKey([line({ quantity: '0.000' })])).toEqual([]);
  });

  it('refuses negative quantities, which would be another kind of movement', () => {
    expect(() => summedPerKey([line({ quantity: '-1' })])).toThrow('has no meaning');
  });
});
