import { chainHash, type ChainLink } from './chain-hash';

const link = (sequence: number, content: string, name = `${content}.csv`): ChainLink => ({ sequence, sha256: Buffer.alloc(32, content), name });
const chain = (links: ChainLink[]): string =>
  links.reduce<Buffer | undefined>((previous, next) => chainHash(previous, next), undefined)?.toString('hex') ?? '';

describe('chain of arrivals', () => {
  const whole = [link(1, 'a'), link(2, 'b'), link(3, 'c')];
  it('is the same for the same arrivals', () => {
    expect(chain(whole)).toBe(chain([...whole]));
  });

  it.each([
    ['one is removed', [link(1, 'a'), link(2, 'c')]],
    ['two change places', [link(1, 'b'), link(2, 'a'), link(3, 'c')]],
    ['content changes', [link(1, 'a'), link(2, 'x', 'b.csv'), link(3, 'c')]],
    ['a name changes', [link(1, 'a'), link(2, 'b', 'x.csv'), link(3, 'c')]],
  ])('differs when %s', (_, links) => {
    expect(chain(links)).not.toBe(chain(whole));
  });
});
