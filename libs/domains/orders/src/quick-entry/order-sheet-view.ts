import { errorMessage, type DomainError } from '@tributary/kernel';
import type { Ctx } from '@tributary/platform';
import { orderTotal } from '../order/order-totals';
import type { Fix } from './fixes';
import type { JudgedRow, RowState } from './judged-row';
import type { OrderSheetDto, OrderSheetRowDto, SheetFixDto } from './order-sheet.dto';

export function orderSheetDto(ctx: Ctx, judged: readonly JudgedRow[]): OrderSheetDto {
  const rows = judged.map((row) => rowDto(ctx, row));
  const count = (state: RowState): number => rows.filter((row) => row.state === state).length;
  const amounts = rows.flatMap(({ state, amount }) => (state === 'ok' && amount !== null ? amount : []));
  return { rows, ok: count('ok'), problems: count('problem'), merged: count('merged'), skipped: count('skipped'), total: orderTotal(amounts).toString() };
}

function rowDto(ctx: Ctx, { row, state, sku, by, quantity, unit, merged, mergedInto, price, promisedOn, available, refusals, fixes }: JudgedRow): OrderSheetRowDto {
  return {
    ...row,
    cells: [...row.cells],
    state,
    sku: sku && {
      id: sku.id, code: sku.code, name: sku.name, nameEn: sku.nameEn || null, packaging: (ctx.locale === 'en-US' && sku.packagingEn) || sku.packaging, salesUnit: sku.salesUnit, packMultiple: sku.packMultiple,
      units: sku.units,
    },
    foundBy: by,
    lineQuantity: quantity,
    lineUnit: unit,
    merged,
    mergedInto,
    unitPrice: price?.unitPrice ?? null,
    amount: price?.amount ?? null,
    promisedOn,
    available,
    problems: refusals.map((refusal) => problemDto(ctx, refusal)),
    fixes: fixes.map(fixDto),
  };
}

function problemDto({ locale }: Ctx, { code, params }: DomainError): OrderSheetRowDto['problems'][number] {
  return { code, message: errorMessage(code, locale, params), params: { ...params } };
}

function fixDto(fix: Fix): SheetFixDto {
  switch (fix.kind) {
    case 'sku':
      return { kind: 'sku', skuId: fix.sku.id, code: fix.sku.code, name: fix.sku.name, nameEn: fix.sku.nameEn || null };
    case 'location':
      return { ...fix, locationNameEn: fix.locationNameEn || null };
    case 'split':
      return { ...fix, parts: fix.parts.map((part) => ({ ...part, locationNameEn: part.locationNameEn || null })) };
    default:
      return { ...fix };
  }
}
