import { type Deed, toldSides } from './told-sides';

const parties = { buyerId: 11, sellerId: 1 };
const by = (organisationId: number | null, onBehalfOf: string | null = null): Deed => ({ userId: 5, organisationId, actorName: '张三', onBehalfOf, reason: null });

describe('toldSides', () => {
  it.each([
    ['buyer', by(1), true, false],
    ['seller', by(11), false, true],
    ['both', by(1), true, true],
    ['other', by(1), true, false],
    ['other', by(11), false, true],
    ['other', undefined, true, true],
    ['seller', by(11, '李四'), true, true],
    ['other', by(11, '李四'), true, true],
  ] as const)('%s, done by %j: buyer %s, seller %s', (tell, deed, buyer, seller) => expect(toldSides(tell, deed, parties)).toEqual({ buyer, seller }));
});
