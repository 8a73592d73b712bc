import { defineErrors } from '@tributary/kernel';

/** A budget that has no room; CNY with two decimals. */
export interface ExpenseShortage {
  readonly budgetId: number;
  readonly needed: string;
  readonly left: string;
}

export const pricingErrors = defineErrors('pricing', {
  budgetExceeded: { status: 409, zh: '有 {count} 个费用预算余额不足。', en: '{count} expense budgets have no room for this.' },
  budgetBelowUsed: { status: 409, money: ['used'], zh: '预算金额不能低于已用金额 {used} 元。', en: 'A budget cannot be less than what is used of it: {used} CNY.' },
  codeTaken: { status: 409, zh: '编码 {code} 已存在。', en: 'The code {code} is taken.' },
  promotionEnded: { status: 409, zh: '促销 {code} 已结束，不能修改。', en: 'The promotion {code} has ended and cannot be changed.' },
  promotionRule: { status: 422, zh: '促销规则不完整或不合理，请检查力度与阶梯。', en: 'The rule of the promotion is incomplete or makes no sense; check what it gives and its steps.' },
  promotionGift: { status: 422, zh: '赠送其他产品时须填写其成本价。', en: 'A gift of another product needs its value.' },
  periodBackwards: { status: 422, zh: '结束日期早于开始日期。', en: 'The last day lies before the first.' },
  listChanged: { status: 409, zh: '价目表刚被他人修改，请刷新后再改。', en: 'Somebody else has just changed this price list; reload and try again.' },
  allPricesNeeded: { status: 403, zh: '只有可查看全部价格的用户才能新建价目表。', en: 'Only who may see all prices can make a new price list.' },
  recommendedByHeadOffice: { status: 403, zh: '建议价目表由总部制定。', en: 'Recommended price lists are made by head office.' },
  contractIncomplete: { status: 422, zh: '合同价目表须填写合同编号和经销商。', en: 'A contract needs its number and its dealer.' },
  contractOnly: { status: 422, zh: '只有合同价目表才有合同编号和经销商。', en: 'Only a contract has a contract number and a dealer.' },
  buyerNotSupplied: { status: 422, zh: '该经销商目前不由贵方供货。', en: 'You do not supply this dealer today.' },
  skuUnknown: { status: 422, zh: '产品不存在，或不在您的目录中：{sku}', en: 'The product does not exist or is not in your catalogue: {sku}' },
  unitUnknown: { status: 422, zh: '{sku} 没有“{unit}”这个单位，可用单位：{units}', en: '{sku} has no unit {unit}; possible units: {units}' },
  startInPast: { status: 422, zh: '价格不能追溯：生效日期最早为 {today}。', en: 'Prices do not reach back: {today} is the earliest day.' },
  listOver: { status: 422, zh: '价目表有效期至 {until}，之后的价格不会生效。', en: 'The price list ends on {until}; later prices would never count.' },
  nothingToEnd: { status: 409, zh: '{sku} 在该日及以后没有可停用的价格。', en: '{sku} has no price on that day or later.' },
  priceMoved: {
    status: 409,
    money: ['price'],
    zh: '{sku} 的价格刚被他人改为 {price}，请核对后再改。',
    en: 'Somebody else has just made the price of {sku} {price}; check it and try again.',
  },
  priceGone: { status: 409, zh: '{sku} 的价格刚被他人停用，请核对后再改。', en: 'Somebody else has just ended the price of {sku}; check it and try again.' },
  priceTwice: { status: 422, zh: '同一产品、单位和起订数量出现了两次。', en: 'The same product, unit and quantity is there twice.' },
  rowsRefused: { status: 422, zh: '有 {count} 行不能生效，未作任何改动。', en: '{count} rows cannot be applied; nothing was changed.' },
  rowWithoutCode: { status: 422, zh: '没有产品编码', en: 'No product code' },
  rowWithoutPrice: { status: 422, zh: '没有单价', en: 'No price' },
  rowPrice: { status: 422, zh: '单价“{value}”不是不超过两位小数的正数', en: 'The price “{value}” is no positive number with at most two decimals' },
  rowQuantity: { status: 422, zh: '起订数量“{value}”不是不超过三位小数的正数', en: 'The quantity “{value}” is no positive number with at most three decimals' },
  rowDay: { status: 422, zh: '生效日期“{value}”无法识别', en: '“{value}” is no day that can be read' },
  headerMissing: { status: 422, zh: '没有找到表头：至少需要“产品编码”和“单价”两列。', en: 'There is no header row: the columns “SKU code” and “Price” are needed at least.' },
  tooManyChanges: { status: 422, zh: '有 {count} 行变动，一次最多 {limit} 行，请分成几个文件。', en: '{count} rows would change; at most {limit} at once. Split the file.' },
});
