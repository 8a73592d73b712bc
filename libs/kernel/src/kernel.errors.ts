import { defineErrors } from './errors';

export const kernelErrors = defineErrors('kernel', {
  numberInvalid: { status: 422, zh: '数字无效：{value}', en: 'Not a valid number: {value}' },
  moneyInvalid: { status: 422, zh: '金额最多两位小数：{value}', en: 'An amount has at most two decimals: {value}' },
  currencyMismatch: { status: 422, zh: '币种不一致：{left}、{right}', en: 'Different currencies: {left} and {right}' },
  unitUnknown: { status: 422, zh: '未知的计量单位：{unit}', en: 'Unknown unit: {unit}' },
  unitMismatch: { status: 422, zh: '计量单位不一致：{left}、{right}', en: 'Different units: {left} and {right}' },
  baseUnitMissing: { status: 422, zh: '未设置基本计量单位', en: 'No base unit is set' },
  dateInvalid: { status: 422, zh: '日期无效：{value}', en: 'Not a valid date: {value}' },
  periodInvalid: { status: 422, zh: '期间无效：{from} 至 {to}', en: 'Not a valid period: {from} to {to}' },
  transitionRefused: {
    status: 409,
    zh: '当前状态（{state}）不允许此操作：{transition}',
    en: 'Not possible in the present state ({state}): {transition}',
  },
});
