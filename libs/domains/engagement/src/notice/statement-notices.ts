import type { Notices } from './notice';

/** What a buyer says to the statement of a month, as far as its seller has to do something about it. */
export const statementNotices = {
  object: { tell: 'seller', zh: '客户对对账单提出异议', en: 'A buyer objected to a statement of account' },
} as const satisfies Notices;
