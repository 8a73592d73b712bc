import type { OrderSheetRowDto } from '@tributary/api-client';

/** A row of a sheet, for specs. */
export const rowOf = (no: number, change: Partial<OrderSheetRowDto> = {}): OrderSheetRowDto => ({
  no, sheet: '', rowNumber: no, cells: [`A-${no}`, '2'], article: `A-${no}`, name: '', quantity: '2', unit: '', skipped: null, skuId: null, locationId: null, planId: null, plannable: false,
  state: 'ok', sku: null, foundBy: null, lineQuantity: '2', lineUnit: 'drum', merged: [], mergedInto: null, unitPrice: null, amount: null, promisedOn: null, available: null,
  problems: [], fixes: [], ...change,
});
