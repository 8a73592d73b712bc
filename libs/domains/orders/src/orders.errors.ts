import { defineErrors } from '@tributary/kernel';

export const ordersErrors = defineErrors('orders', {
  dealersOnly: { status: 403, zh: '只有经销商用户可以下单。', en: 'Only users of a dealer can order.' },
  basketEmpty: { status: 409, zh: '购物篮为空。', en: 'The basket is empty.' },
  buyerNotActive: { status: 409, zh: '贵公司账户已冻结或关闭，暂不能下单。', en: 'Your company’s account is frozen or closed; it cannot order.' },
  sellerNotActive: { status: 409, zh: '供货方暂停交易。', en: 'The supplier does not trade at present.' },
  linesRefused: { status: 422, zh: '有 {count} 行无法下单，请逐行查看原因。', en: '{count} lines cannot be ordered; each says why.' },
  lineNotInCatalogue: { status: 422, zh: '{sku} 不在您的可订目录中。', en: '{sku} is not in your catalogue.' },
  lineDiscontinued: { status: 422, zh: '{sku} 已停产停售。', en: '{sku} is discontinued.' },
  lineNotSupplied: { status: 422, zh: '该供货方目前不向贵公司供应 {sku} 所属业务线。', en: 'This supplier does not supply the business line of {sku} to you today.' },
  lineWithoutPrice: { status: 422, zh: '{sku} 尚无贵公司的价格。', en: 'No price is agreed for {sku}.' },
  lineUnit: { status: 422, zh: '{sku} 不能按“{unit}”订货，可用单位：{units}', en: '{sku} is not sold by {unit}; possible units: {units}' },
  linePackMultiple: { status: 422, zh: '{sku} 须按 {multiple} {unit} 的整数倍订货。', en: '{sku} is sold in multiples of {multiple} {unit}.' },
  quantityTooFine: { status: 422, zh: '{sku} 的数量 {quantity} {unit} 过细，无法精确计量。', en: 'The quantity {quantity} {unit} of {sku} is too fine to be measured exactly.' },
  lineShort: {
    status: 409,
    zh: '{sku} 需 {requested} {unit}，可订 {available} {unit}。',
    en: '{requested} {unit} of {sku} are wanted, {available} {unit} are available.',
  },
  lineNoSingleLocation: {
    status: 409,
    zh: '{sku} 需 {requested} {unit}：各库存地合计足够，但单个库存地最多 {available} {unit}，请拆成多行并分别指定库存地。',
    en: '{requested} {unit} of {sku} are wanted: all locations together have them, but no single one has more than {available} {unit}; split the line and name a location for each part.',
  },
  noSingleLocation: {
    status: 409,
    zh: '没有一个库存地可单独满足整行，请拆成多行并分别指定库存地：{skus}',
    en: 'No single location has the whole line; split it and name a location for each part: {skus}',
  },
  creditExceeded: {
    status: 409,
    zh: '超出信用额度：额度 {limit} 元，已用 {used} 元，本单需 {needed} 元。',
    en: 'The credit limit would be exceeded: limit {limit}, used {used}, this order needs {needed} CNY.',
  },
  lineUnknown: { status: 422, zh: '订单中没有此行：{lineId}', en: 'The order has no such line: {lineId}' },
  quantityAboveOrdered: { status: 422, zh: '{sku} 的确认数量不能超过订购数量 {quantity} {unit}。', en: 'No more of {sku} can be confirmed than was ordered: {quantity} {unit}.' },
  templateNameTaken: { status: 409, zh: '您已有名为“{name}”的模板，请换一个名称。', en: 'You have a template named “{name}” already; choose another name.' },
  templateEmpty: { status: 422, zh: '模板至少需要一行。', en: 'A template needs at least one line.' },
  nothingConfirmed: { status: 422, zh: '所有行都确认为零，请改用“拒绝”。', en: 'Every line is confirmed as zero; refuse the order instead.' },
});
