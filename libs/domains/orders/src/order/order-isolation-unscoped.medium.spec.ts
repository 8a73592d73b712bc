import '../testing/unscoped';
import { partyScope, SqlParams, type TxCtx } from '@tributary/platform';
import { firstTierCtx } from '../testing/channel.builder';
import { describeOrderIsolation } from '../testing/order-isolation';

afterAll(() => {
  delete process.env['TRIBUTARY_TEST_UNSCOPED'];
});

it('really runs without the predicates of the repositories', () => {
  expect(partyScope(firstTierCtx() as TxCtx, 'buyer_id', 'seller_id', new SqlParams())).toBe('TRUE');
});

describeOrderIsolation('orders of others, by row-level security alone');
