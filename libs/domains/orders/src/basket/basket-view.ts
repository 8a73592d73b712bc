import type { BasketView, BasketViewLine } from './basket-reader';
import type { BasketDto, BasketLineDto } from './basket.dto';

export function basketDto(view: BasketView): BasketDto {
  return { ...view, lines: view.lines.map(lineDto), deliveries: view.deliveries.map((delivery) => ({ ...delivery, lineIds: [...delivery.lineIds] })) };
}

function lineDto({ priced: { line, price }, label, available, promisedOn, options, fixes, problems }: BasketViewLine): BasketLineDto {
  return {
    id: line.id,
    lineNo: line.lineNo,
    skuId: line.skuId,
    code: line.skuCode,
    name: line.skuName,
    nameEn: line.skuNameEn || null,
    grade: label?.grade ?? '',
    packaging: label?.packaging ?? '',
    quantity: line.quantity,
    unit: line.unit,
    packMultiple: line.sku?.packMultiple ?? '1',
    minimumQuantity: line.sku?.minimumQuantity ?? '0',
    supply: line.supply,
    planId: line.planId,
    promisedOn,
    locationId: line.locationId,
    locationName: label?.locationName ?? null,
    locationNameEn: label?.locationNameEn || null,
    available,
    unitPrice: price?.unitPrice ?? null,
    amount: price?.amount ?? null,
    requestedPrice: line.requestedPrice,
    options: [...options],
    fixes: fixes.map(({ kind, parts }) => ({ kind, parts: parts.map(({ base: _, ...part }) => part) })),
    problems: problems.map(({ code, message, params }) => ({ code, message, params })),
  };
}
