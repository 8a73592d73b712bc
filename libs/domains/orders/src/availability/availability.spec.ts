import type { SkuSupply } from '@tributary/inventory';
import { decideAvailability } from './availability';

const place = (locationId: number, days: number | null) => ({ locationId, locationCode: `L${locationId}`, locationName: `仓 ${locationId}`, locationNameEn: '', days });
const supply = (change: Partial<SkuSupply> = {}): SkuSupply => ({ skuId: 1, nearestLocationId: 10, stock: [], plans: [], leadDays: null, onDemand: null, ...change });
const decide = (sku: SkuSupply | undefined) =>
  decideAvailability(sku, '2026-11-22', (base) => String(Math.floor(Number(base) / 12))).map(({ kind, quantity, on, days, locationId, planId }) => [kind, quantity, on, days, locationId, planId]);

describe('decideAvailability', () => {
  it('orders the ways to get an SKU: here, elsewhere, in production, to be planned', () => {
    expect(decide(supply({
      stock: [{ ...place(10, 1), available: '24' }, { ...place(20, 3), available: '120' }],
      plans: [{ ...place(10, 1), planId: 7, readyOn: '2026-12-08', free: '480' }],
      leadDays: 30,
    }))).toEqual([
      ['here', '2', '2026-11-22', 1, 10, null],
      ['elsewhere', '10', '2026-11-22', 3, 20, null],
      ['production', '40', '2026-12-08', 1, 10, 7],
      ['plannable', null, '2026-12-22', null, null, null],
    ]);
  });

  it('has nothing here when the nearest location has nothing', () => {
    expect(decide(supply({ stock: [{ ...place(20, 3), available: '120' }] }))).toEqual([['elsewhere', '10', '2026-11-22', 3, 20, null]]);
  });

  it('calls everything here where nobody said how far it is', () => {
    expect(decide(supply({ stock: [{ ...place(10, null), available: '12' }, { ...place(20, null), available: '24' }] })).map(([kind]) => kind)).toEqual(['here', 'here']);
  });

  it('promises nothing that comes to nothing in the unit of the reader', () => {
    expect(decide(supply({ stock: [{ ...place(10, 1), available: '11' }], plans: [{ ...place(10, 1), planId: 7, readyOn: '2026-12-08', free: '11.5' }] }))).toEqual([]);
    expect(decide(undefined)).toEqual([]);
  });
});
