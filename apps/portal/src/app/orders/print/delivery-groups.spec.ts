import { orderLineOf, orderOf } from '../../testing/order-testing';
import { deliveryGroups } from './delivery-groups';

it('puts together what can leave together, the earliest first', () => {
  const lines = [
    orderLineOf(1, { locationName: '天津', promisedOn: '2026-05-02' }),
    orderLineOf(2, { locationName: '天津', promisedOn: null }),
    orderLineOf(3, { locationName: '南京', promisedOn: '2026-05-01' }),
    orderLineOf(4, { locationName: '天津', promisedOn: '2026-05-02' }),
  ];
  expect(deliveryGroups(orderOf({ lines })).map(({ location, promisedOn, lines: own }) => [location.name, promisedOn, own.map(({ id }) => id)])).toEqual([
    ['南京', '2026-05-01', [3]],
    ['天津', '2026-05-02', [1, 4]],
    ['天津', null, [2]],
  ]);
});
