import type { OrderSheetRowDto, SheetFixDto } from '@tributary/api-client';
import { rowOf } from '../../testing/sheet-row.builder';
import { appended, changed, fixed } from './sheet-rows';

describe('rows of an order sheet', () => {
  const rows = [rowOf(1, { merged: [2] }), rowOf(2, { state: 'merged', mergedInto: 1 }), rowOf(3)];
  const fix = (kind: SheetFixDto['kind'], more: Partial<SheetFixDto>) => fixed(rows, rows[0] as OrderSheetRowDto, { kind, ...more });

  it('are numbered on where more come', () => {
    expect(appended(rows, [rowOf(1), rowOf(2)]).map(({ no }) => no)).toEqual([1, 2, 3, 4, 5]);
  });

  it('go to the API without their judgement', () => {
    expect(Object.keys(changed(rows, 1, { quantity: '5' })[0] ?? {})).not.toContain('state');
    expect(changed(rows, 1, { quantity: '5' }).map(({ quantity }) => quantity)).toEqual(['5', '2', '2']);
  });

  it('take another SKU, unit or location alone', () => {
    expect(fix('sku', { skuId: 7 })[0]).toMatchObject({ skuId: 7, quantity: '2' });
    expect(fix('unit', { unit: 'carton' })[0]).toMatchObject({ unit: 'carton' });
    expect(fix('location', { locationId: 9 })[0]).toMatchObject({ locationId: 9 });
    expect(fix('preorder', { planId: 7 })[0]).toMatchObject({ planId: 7, locationId: null, plannable: false });
    expect(fix('plan', { readyOn: '2026-04-01' })[0]).toMatchObject({ planId: null, locationId: null, plannable: true });
    expect(fix('location', { locationId: 9 })[0]).toMatchObject({ planId: null });
    expect(fix('location', { locationId: 9 })[1]).toMatchObject({ skipped: null });
  });

  it('take a quantity for the whole line: what was merged into it does not count again', () => {
    expect(fix('quantity', { quantity: '4', unit: 'drum' }).map(({ quantity, skipped }) => [quantity, skipped])).toEqual([['4', null], ['2', 'removed'], ['2', null]]);
  });

  it('are split over locations', () => {
    const parts = [{ locationId: 1, locationName: '', locationNameEn: null, quantity: '3' }, { locationId: 2, locationName: '', locationNameEn: null, quantity: '1' }];
    expect(fix('split', { unit: 'drum', parts }).map(({ no, quantity, locationId, skipped }) => [no, quantity, locationId, skipped])).toEqual([
      [1, '3', 1, null], [2, '2', null, 'removed'], [3, '2', null, null], [4, '1', 2, null],
    ]);
  });
});
