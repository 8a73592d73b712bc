import { Money } from '@tributary/kernel';
import type { LinePromotions } from '@tributary/pricing';
import { requestedAmount } from './basket';
import type { BasketView, BasketViewGift, BasketViewLine } from './basket-reader';
import type { BasketDto, BasketGiftDto, BasketLineDto } from './basket.dto';

export function basketDto(view: BasketView): BasketDto {
  const discounts = view.lines.map(({ priced }) => Money.of(priced.promotions?.discount ?? '0'));
  return {
    ...view,
    lines: view.lines.map(lineDto),
    gifts: view.gifts.map(giftDto),
    discount: Money.sum(discounts).toString(),
    deliveries: view.deliveries.map((delivery) => ({ ...delivery, lineIds: [...delivery.lineIds] })),
  };
}

function lineDto({ priced: { line, price, promotions }, label, available, promisedOn, options, fixes, problems }: BasketViewLine): BasketLineDto {
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
    ...promotionsDto(promotions),
    requestedPrice: line.requestedPrice,
    requestedAmount: requestedAmount({ line, price, promotions }),
    options: [...options],
    fixes: fixes.map(({ kind, parts }) => ({ kind, parts: parts.map(({ base: _, ...part }) => part) })),
    problems: problems.map(({ code, message, params }) => ({ code, message, params })),
  };
}

function promotionsDto(promotions: LinePromotions | undefined): Pick<BasketLineDto, 'discount' | 'promotions' | 'hints' | 'deniedPromotions'> {
  return {
    discount: promotions?.discount ?? '0.00',
    promotions: (promotions?.applied ?? []).map(({ budgetId: _, ...applied }) => applied),
    hints: [...(promotions?.hints ?? [])],
    deniedPromotions: [...(promotions?.denied ?? [])],
  };
}

function giftDto({ gift: { sku, quantity, earned }, available, problems }: BasketViewGift): BasketGiftDto {
  return {
    skuId: sku.id,
    code: sku.code,
    name: sku.name,
    nameEn: sku.nameEn || null,
    quantity,
    unit: sku.salesUnit,
    available,
    promotionCodes: [...new Set(earned.map(({ code }) => code))],
    problems: problems.map(({ code, message, params }) => ({ code, message, params })),
  };
}
