import { Random } from './random';

const draw = (random: Random, size = 200): number[] => Array.from({ length: size }, () => random.between(1, 6));

describe('Random', () => {
  it('gives the same numbers for the same labels, on every machine', () => {
    expect(draw(new Random(1, 'dealer', 7))).toEqual(draw(new Random(1, 'dealer', 7)));
    expect(new Random(1, 'x').between(0, 1_000_000)).toBe(71_816);
  });

  it('gives different numbers for other labels', () => {
    expect(draw(new Random(1, 'dealer', 7))).not.toEqual(draw(new Random(1, 'dealer', 8)));
    expect(draw(new Random(1, 'dealer', 7))).not.toEqual(draw(new Random(2, 'dealer', 7)));
  });

  it('covers the whole range, both ends included, and nothing else', () => {
    expect([...new Set(draw(new Random('dice')))].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('takes different elements', () => {
    const taken = new Random('some').some([1, 2, 3, 4, 5], 4);
    expect(new Set(taken).size).toBe(4);
    expect(new Random('all').some([1, 2, 3], 9)).toHaveLength(3);
    expect(() => new Random('none').pick([])).toThrow(RangeError);
  });
});
