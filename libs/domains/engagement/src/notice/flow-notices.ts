import type { Notices } from './notice';

/** Trouble of the ways in which dealers' data comes; only their owner is told. */
export const feedNotices = {
  failed: { tell: 'seller', zh: '数据源连接失败', en: 'A feed cannot be reached' },
  asks: { tell: 'seller', zh: '网站等待人工验证', en: 'A web site asks for a person' },
  late: { tell: 'seller', zh: '数据源迟到', en: 'A feed is late' },
} as const satisfies Notices;

export const mailboxNotices = {
  failed: { tell: 'seller', zh: '邮箱无法读取', en: 'A mailbox cannot be read' },
  silent: { tell: 'seller', zh: '邮箱收不到信', en: 'No mail arrives in a mailbox' },
} as const satisfies Notices;
