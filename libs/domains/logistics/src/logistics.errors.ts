import { defineErrors } from '@tributary/kernel';

export const logisticsErrors = defineErrors('logistics', {
  nothingToShip: { status: 409, zh: '该订单没有待发货的数量。', en: 'Nothing of this order is left to ship.' },
  lineUnknown: { status: 422, zh: '单据中没有此行：{lineId}', en: 'The document has no such line: {lineId}' },
  lineTwice: { status: 422, zh: '同一行出现两次：{lineId}', en: 'A line is named twice: {lineId}' },
  aboveConfirmed: { status: 422, zh: '{sku} 最多还可发 {left} {unit}。', en: 'At most {left} {unit} of {sku} are left to ship.' },
  aboveShipped: { status: 422, zh: '{sku} 的实收数量不能超过发货数量 {shipped} {unit}。', en: 'No more of {sku} can be received than was shipped: {shipped} {unit}.' },
  quantityTooFine: { status: 422, zh: '{sku} 的数量 {quantity} {unit} 过细，无法精确计量。', en: 'The quantity {quantity} {unit} of {sku} is too fine to be measured exactly.' },
  linesMissing: { status: 422, zh: '请逐行填写实收数量，缺少 {count} 行。', en: 'Say for every line what arrived; {count} are missing.' },
  arrivalBeforeDeparture: { status: 422, zh: '预计到达不能早于发车时间。', en: 'The expected arrival lies before the departure.' },
  positionIncomplete: { status: 422, zh: '请同时提供经度和纬度。', en: 'Give both latitude and longitude.' },
  eventInFuture: { status: 422, zh: '节点时间不能晚于现在。', en: 'An event cannot lie in the future.' },
});
