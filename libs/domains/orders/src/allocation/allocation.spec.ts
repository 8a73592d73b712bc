import { allocate, type Availability, type Demand } from './allocation';

const demand = (lineId: number, base: string, locationId: number | null = null, skuId = 1): Demand => ({ lineId, skuId, locationId, base });
const at = (locationId: number, available: string, skuId = 1, days: number | null = null): Availability => ({ skuId, locationId, available, days });
const placed = (demands: Demand[], stock: Availability[]) => Object.fromEntries(allocate(demands, stock).locations);

describe('allocate', () => {
  it('takes the location with the most, whole lines only', () => {
    expect(placed([demand(1, '5')], [at(10, '6'), at(20, '9')])).toEqual({ 1: 20 });
    expect(placed([demand(1, '5')], [at(20, '6'), at(10, '6')])).toEqual({ 1: 10 });
  });

  it('takes the nearest location that has enough', () => {
    expect(placed([demand(1, '5')], [at(10, '5', 1, 2), at(20, '90', 1, 3), at(30, '90')])).toEqual({ 1: 10 });
    expect(placed([demand(1, '6')], [at(10, '5', 1, 2), at(20, '90', 1, 3), at(30, '90')])).toEqual({ 1: 20 });
  });

  it('lets a line that names its location go first', () => {
    expect(placed([demand(1, '5'), demand(2, '7', 20)], [at(10, '6'), at(20, '9')])).toEqual({ 1: 10, 2: 20 });
  });

  it('counts what the lines before took', () => {
    const outcome = allocate([demand(1, '3'), demand(2, '3'), demand(3, '3')], [at(10, '5'), at(20, '4')]);
    expect(Object.fromEntries(outcome.locations)).toEqual({ 1: 10, 2: 20 });
    expect(outcome.shortages).toEqual([{ lineId: 3, locationId: null, available: '2', splittable: true }]);
  });

  it('adds two lines of one SKU at one location', () => {
    const outcome = allocate([demand(1, '3', 10), demand(2, '3', 10)], [at(10, '5')]);
    expect(outcome.shortages).toEqual([{ lineId: 2, locationId: 10, available: '2', splittable: false }]);
  });

  it('says when only several locations together have enough', () => {
    expect(allocate([demand(1, '10')], [at(10, '6'), at(20, '9')]).shortages).toEqual([{ lineId: 1, locationId: null, available: '9', splittable: true }]);
    expect(allocate([demand(1, '16')], [at(10, '6'), at(20, '9')]).shortages).toMatchObject([{ available: '9', splittable: false }]);
  });

  it('finds nothing where there is nothing', () => {
    expect(allocate([demand(1, '1'), demand(2, '1', 10, 2)], []).shortages.map(({ available }) => available)).toEqual(['0', '0']);
  });
});
