import { defineErrors } from '@tributary/kernel';

/** Why a row of an order sheet is no line. Whether an article is absent or out of the reader's catalogue, it reads the same. */
export const orderSheetErrors = defineErrors('orders', {
  sheetArticleMissing: { status: 422, zh: '缺少物料编码、货号或品名。', en: 'The row names no material, article number or product.' },
  sheetArticleUnknown: { status: 422, zh: '可订目录中找不到“{article}”。', en: 'Nothing in your catalogue is called “{article}”.' },
  sheetArticleAmbiguous: { status: 422, zh: '“{article}”对应 {count} 个物料，请选择。', en: '“{article}” may mean {count} materials; choose one.' },
  sheetQuantityMissing: { status: 422, zh: '缺少数量。', en: 'The quantity is missing.' },
  sheetQuantityInvalid: { status: 422, zh: '数量无法识别：{value}', en: 'Not a quantity: {value}' },
  sheetUnitUnknown: { status: 422, zh: '未知的计量单位“{word}”，可用单位：{units}', en: 'Unknown unit “{word}”; possible units: {units}' },
  articleNumberMissing: { status: 422, zh: '请填写本公司货号。', en: 'Enter your own article number.' },
  articleSheetUnclear: { status: 422, zh: '找不到“本公司货号”和“物料编码”两列。', en: 'There are no columns for your own article number and our material code.' },
});
