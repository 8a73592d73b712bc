import type { OrderDto } from '@tributary/api-client';
import { waitingFor, waitsForReader } from './order-waiting';

describe('waitingFor', () => {
  it.each([
    ['submitted', ['approve'], 'approveYou'],
    ['submitted', ['cancel'], 'approveOther'],
    ['offered', ['accept', 'decline'], 'acceptYou'],
    ['offered', ['cancel'], 'acceptOther'],
    ['in-production', ['cancel'], 'goods'],
    ['allocated', ['ship'], 'shipYou'],
    ['allocated', [], 'shipOther'],
    ['shipping', ['ship'], 'shipYou'],
    ['shipping', ['receive'], 'receiveYou'],
    ['shipping', [], 'shipRest'],
    ['shipped', ['receive'], 'receiveYou'],
    ['shipped', [], 'receiveOther'],
    ['closed', ['reorder'], null],
    ['cancelled', [], null],
  ] as const)('%s with %j: %s', (state, availableActions, waiting) => {
    expect(waitingFor({ state: state satisfies OrderDto['state'], availableActions: [...availableActions] })).toBe(waiting);
  });

  it('knows whether the reader is meant', () => {
    expect([waitsForReader('acceptYou'), waitsForReader('acceptOther')]).toEqual([true, false]);
  });
});
