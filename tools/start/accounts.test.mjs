import assert from 'node:assert/strict';
import { it } from 'node:test';
import { accountLines } from './accounts.mjs';

it('lines the columns up, Chinese characters being two wide', () => {
  const printed = JSON.stringify([
    { account: 'buyer', password: 'x', who: '一级经销商' },
    { account: '订单台', password: 'longer', who: 'order desk' },
  ]);
  assert.deepEqual(accountLines(printed), ['  buyer   x       一级经销商', '  订单台  longer  order desk']);
});
