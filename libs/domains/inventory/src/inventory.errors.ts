import { defineErrors } from '@tributary/kernel';

export const inventoryErrors = defineErrors('inventory', {
  insufficientStock: { status: 409, zh: '库存不足：{skus}', en: 'Not enough stock: {skus}' },
  outOfReach: {
    status: 409,
    zh: '所涉库存地已不在您的权限范围内，请联系供货方处理：{skus}',
    en: 'You may no longer act on the stock location concerned; please ask the supplier: {skus}',
  },
  productionShort: { status: 409, zh: '排产余量不足：{skus}', en: 'Not enough planned production is free: {skus}' },
  planExists: { status: 409, zh: '该物料在此库存地已有 {day} 的计划，请直接修改。', en: 'There is a plan for this SKU, location and {day} already; change that one.' },
  planInPast: { status: 422, zh: '可发日期 {day} 已过。', en: 'The day {day} has passed.' },
  planOnDemand: {
    status: 409,
    zh: '此计划由需求自动生成，数量随订单增减；要改数量，请先接管为正式计划。',
    en: 'Demand made this plan, and its quantity follows the orders; take it over first to change the quantity.',
  },
  planClosed: { status: 409, zh: '计划已关闭，请先重新打开。', en: 'The plan is closed; open it again first.' },
  planChanged: { status: 409, zh: '计划刚有变化，已完工数量现为 {produced}，请核对后重报。', en: 'The plan has just changed: {produced} are produced now. Check and report again.' },
  planBelowBound: { status: 422, zh: '计划 {planned} 低于已承诺与已完工的合计 {bound}。', en: 'The plan of {planned} is lower than what is promised and made: {bound}.' },
  plansRefused: { status: 409, zh: '有 {count} 个计划低于已承诺与已完工的数量，或由需求自动生成，未做任何修改。', en: '{count} plans are lower than what is promised and made, or were made by demand; nothing was changed.' },
  headerMissing: { status: 422, zh: '未找到表头：需要“产品编码”“可发日期”“计划数量”。', en: 'No header found: SKU code, ready on and planned are needed.' },
  rowWithoutCode: { status: 422, zh: '没有产品编码。', en: 'There is no SKU code.' },
  rowDay: { status: 422, zh: '看不懂可发日期：{value}', en: 'The day cannot be read: {value}' },
  rowQuantity: { status: 422, zh: '看不懂计划数量：{value}', en: 'The quantity cannot be read: {value}' },
  rowTwice: { status: 422, zh: '同一物料、库存地、日期重复。', en: 'The same SKU, location and day stand here twice.' },
  skuUnknown: { status: 422, zh: '没有此产品：{sku}', en: 'There is no such product: {sku}' },
  locationUnknown: { status: 422, zh: '没有此库存地：{location}', en: 'There is no such location: {location}' },
  planBelowPromised: {
    status: 409,
    zh: '计划数量不能低于已承诺与已完工的数量：计划 {planned}，已承诺 {promised}，已完工 {produced}。',
    en: 'A plan cannot be lower than what is promised and made: planned {planned}, promised {promised}, produced {produced}.',
  },
});

/** One key that cannot give what is asked; quantities in the SKU's base unit `unit`. */
export interface StockShortage {
  readonly skuId: number;
  readonly skuCode: string;
  readonly locationId: number;
  readonly requested: string;
  readonly available: string;
  readonly unit: string;
}

/** One plan that cannot give what is asked; quantities in the SKU's base unit `unit`. What is out of sight reads as absent. */
export interface PlanShortage {
  readonly planId: number;
  readonly skuId: number | null;
  readonly skuCode: string;
  readonly readyOn: string | null;
  readonly requested: string;
  readonly available: string;
  readonly unit: string;
}
