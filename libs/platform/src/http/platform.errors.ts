import { defineErrors } from '@tributary/kernel';

export const platformErrors = defineErrors('platform', {
  notFound: { status: 404, zh: '不存在，或您无权查看。', en: 'It does not exist, or you may not see it.' },
  signInNeeded: { status: 401, zh: '请先登录。', en: 'Please sign in.' },
  forbidden: { status: 403, zh: '您没有此项权限。', en: 'You do not have this permission.' },
  pricesHidden: { status: 403, zh: '您没有查看价格的权限，不能按金额筛选、排序或填写金额。', en: 'You may not see prices, so you cannot filter or sort by amounts, or enter them.' },
  viewOnly: { status: 403, zh: '您正在以经销商的视角查看，此模式下不能做任何修改。', en: 'You are looking at what the dealer sees; nothing can be changed in this mode.' },
  csrf: { status: 403, zh: '请求未通过安全校验，请刷新页面后重试。', en: 'The request failed a security check; reload the page and try again.' },
  invalid: { status: 422, zh: '请检查填写的内容。', en: 'Please check what was entered.' },
  malformed: { status: 400, zh: '请求格式不正确。', en: 'The request is malformed.' },
  idempotencyKeyReused: { status: 409, zh: '同一请求编号用于不同内容。', en: 'This Idempotency-Key was used for a different request.' },
  idempotencyKeyNeeded: { status: 400, zh: '缺少 Idempotency-Key 请求头。', en: 'The Idempotency-Key header is missing.' },
  tooManyRequests: { status: 429, zh: '操作过于频繁，请在 {seconds} 秒后重试。', en: 'Too many requests; try again in {seconds} seconds.' },
  tooLarge: { status: 413, zh: '内容过大，上限 {limit} MB。', en: 'The request is too large; at most {limit} MB.' },
  internal: { status: 500, zh: '系统出错，我们已记录。请稍后重试。', en: 'Something went wrong on our side and was recorded. Please try again later.' },
});
