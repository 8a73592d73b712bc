import type { AskedRowDto, OrderSheetRowDto, SheetFixDto } from '@tributary/api-client';

/** What a person may change about a row. */
export type RowChange = Partial<Pick<AskedRowDto, 'article' | 'name' | 'quantity' | 'unit' | 'skuId' | 'locationId' | 'planId' | 'plannable' | 'skipped'>>;

/** A row without its judgement, as it goes to the API. */
export function askedOf(row: AskedRowDto): AskedRowDto {
  const { no, sheet, rowNumber, cells, article, name, quantity, unit, skipped, skuId, locationId, planId, plannable } = row;
  return { no, sheet, rowNumber, cells, article, name, quantity, unit, skipped, skuId, locationId, planId, plannable };
}

/** Further rows behind those that are there, numbered on. */
export function appended(rows: readonly AskedRowDto[], more: readonly AskedRowDto[]): AskedRowDto[] {
  const last = Math.max(0, ...rows.map(({ no }) => no));
  return [...rows.map(askedOf), ...more.map((row, index) => ({ ...askedOf(row), no: last + index + 1 }))];
}

export function changed(rows: readonly AskedRowDto[], no: number, change: RowChange): AskedRowDto[] {
  return rows.map((row) => (row.no === no ? { ...askedOf(row), ...change } : askedOf(row)));
}

/**
 * The rows after one click on a fix. A quantity stands for the whole line: rows that were merged into it are left out, or
 * they would count on top of it.
 */
export function fixed(rows: readonly OrderSheetRowDto[], row: OrderSheetRowDto, fix: SheetFixDto): AskedRowDto[] {
  const whole = fix.kind === 'quantity' || fix.kind === 'split' ? withoutMerged(rows, row) : rows;
  switch (fix.kind) {
    case 'sku':
      return changed(whole, row.no, { skuId: fix.skuId ?? null });
    case 'quantity':
      return changed(whole, row.no, { quantity: fix.quantity ?? '', unit: fix.unit ?? '' });
    case 'unit':
      return changed(whole, row.no, { unit: fix.unit ?? '' });
    case 'location':
      return changed(whole, row.no, { locationId: fix.locationId ?? null, planId: null, plannable: false });
    case 'preorder':
      return changed(whole, row.no, { locationId: null, planId: fix.planId ?? null, plannable: false });
    case 'plan':
      return changed(whole, row.no, { locationId: null, planId: null, plannable: true });
    case 'split':
      return split(whole, row, fix);
  }
}

function split(rows: readonly AskedRowDto[], row: OrderSheetRowDto, { parts = [], unit = '' }: SheetFixDto): AskedRowDto[] {
  const [first, ...others] = parts.map(({ locationId, quantity }): RowChange => ({ locationId, quantity, unit, skuId: row.sku?.id ?? row.skuId }));
  const asked = askedOf(row);
  return first ? appended(changed(rows, row.no, first), others.map((part) => ({ ...asked, ...part }))) : rows.map(askedOf);
}

function withoutMerged(rows: readonly AskedRowDto[], { merged }: OrderSheetRowDto): AskedRowDto[] {
  const counted = new Set(merged);
  return rows.map((row) => (counted.has(row.no) ? { ...askedOf(row), skipped: 'removed' } : askedOf(row)));
}
