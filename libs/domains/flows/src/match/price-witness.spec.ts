import { unitsByPrice } from './price-witness';

const UNITS = [{ unit: 'bottle', size: 1 }, { unit: 'carton', size: 12 }, { unit: 'pallet', size: 600 }];
/** A bottle costs 10, a carton 120. */
const asked = (written: number, range: [number, number] | null, units = UNITS) => unitsByPrice({ written, units, preferred: ['bottle'], perBase: 10, range }).map(({ unit }) => unit);

describe('the unit that a price speaks for', () => {
  it.each<[string, number, [number, number] | null, string[]]>([
    ['a carton at the price of a carton', 12, [120, 120], []],
    ['a carton at a good margin, and on sale', 12, [90, 200], []],
    ['a carton at the price of a bottle', 12, [9.5, 13], ['bottle']],
    ['a bottle at the price of a carton', 1, [110, 130], ['carton']],
    ['a carton at the price of a pallet', 12, [6000, 6000], ['pallet']],
    ['some rows by the bottle, some by the carton', 12, [10, 125], ['bottle']],
    ['some rows of each', 12, [10, 6100], ['bottle', 'pallet']],
    ['a price that is odd for every unit', 12, [35, 35], []],
    ['a price that nothing costs', 12, [0.01, 0.02], []],
    ['no price', 12, null, []],
  ])('%s', (_, written, range, found) => {
    expect(asked(written, range)).toEqual(found);
  });

  it('tells nothing between units of nearly the same size', () => {
    expect(asked(1, [20, 20], [{ unit: 'bottle', size: 1 }, { unit: 'pair', size: 2 }])).toEqual([]);
    expect(asked(12, [120, 120], [{ unit: 'carton', size: 12 }, { unit: 'case', size: 12 }])).toEqual([]);
  });

  it('lets one unit speak for those of about its size, wherever between them the price lies', () => {
    const units = [{ unit: 'kg', size: 1.15 }, { unit: 'bottle', size: 1 }, { unit: 'carton', size: 12 }];
    for (const price of [8, 10, 12, 15, 19]) expect(asked(12, [price, price], units)).toEqual(['bottle']);
    expect(asked(1.15, [10, 19], units)).toEqual([]);
  });

  it('gives every price to one unit at most, the nearer one', () => {
    const found = unitsByPrice({ written: 1, units: [{ unit: 'six', size: 6 }, { unit: 'dozen', size: 12 }], preferred: [], perBase: 10, range: [1, 1000] });
    expect(found.map(({ unit, low, high }) => [unit, Math.round(low), Math.round(high)])).toEqual([['six', 34, 85], ['dozen', 85, 210]]);
    expect(found[0]?.high).toBe(found[1]?.low);
  });
});
