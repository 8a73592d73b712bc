import { decimal, Decimal } from '@tributary/kernel';
import { shareGoods, SHARING_RULES, type WaitingLine } from './goods-sharing';

const line = (lineId: number, open: string, change: Partial<WaitingLine> = {}): WaitingLine => ({
  lineId, open, days: null, promisedOn: '2026-03-10', submittedAt: new Date(2026, 2, lineId), ...change,
});
const given = (...args: Parameters<typeof shareGoods>) => Object.fromEntries(shareGoods(...args).map(({ lineId, base }) => [lineId, base]));

describe('goods that are short', () => {
  const lines = [line(1, '40', { days: 5 }), line(2, '40', { days: 1 }), line(3, '20', { promisedOn: '2026-03-01', days: 3 })];

  it('go to the nearest first', () => expect(given('nearest', lines, '55', '1')).toEqual({ 2: '40', 3: '15' }));
  it('go to the oldest promise first', () => expect(given('oldest', lines, '55', '1')).toEqual({ 3: '20', 1: '35' }));
  it('go out in proportion, in whole packs, what rounding leaves to the oldest promise', () => {
    expect(given('fair', lines, '55', '5')).toEqual({ 1: '20', 2: '20', 3: '15' });
    expect(given('fair', lines, '50', '1')).toEqual({ 1: '20', 2: '20', 3: '10' });
  });
  it('serve everybody in full when they are not short', () => {
    for (const rule of SHARING_RULES) expect(given(rule, lines, '100', '7')).toEqual({ 1: '40', 2: '40', 3: '20' });
  });
  it('are not handed out in parts of a pack', () => {
    for (const rule of SHARING_RULES) expect(given(rule, lines, '4', '5')).toEqual({});
  });
});

describe('over random goods and wishes', () => {
  let seed = 7;
  /** A repeatable sequence: a failure can be looked at again. */
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const packs = ['1', '4', '12', '0.5', '0.125'];
  const worlds = Array.from({ length: 400 }, () => {
    const pack = packs[random(packs.length)] ?? '1';
    const lines = Array.from({ length: 1 + random(9) }, (_, index) =>
      line(index + 1, decimal(pack).times(1 + random(40)).toFixed(), { days: random(3) ? random(6) : null, promisedOn: random(4) ? `2026-03-0${1 + random(8)}` : null }),
    );
    return { pack, lines, free: new Decimal(random(4000)).dividedBy(8).toFixed() };
  });
  const sum = (values: readonly string[]): Decimal => values.reduce((total, value) => total.plus(value), new Decimal(0));

  it.each(SHARING_RULES)('%s: never more than there is nor than is wanted, whole packs, and as much as possible', (rule) => {
    for (const { pack, lines, free } of worlds) {
      const shares = shareGoods(rule, lines, free, pack);
      const open = new Map(lines.map((each) => [each.lineId, each.open]));
      for (const { lineId, base } of shares) {
        expect(decimal(base).lte(open.get(lineId) ?? '0')).toBe(true);
        expect(decimal(base).modulo(pack).isZero()).toBe(true);
      }
      const most = Decimal.min(sum(lines.map((each) => each.open)), decimal(free).dividedBy(pack).floor().times(pack));
      expect(sum(shares.map(({ base }) => base)).toFixed()).toBe(most.toFixed());
    }
  });

  it('fair: nobody is more than one pack away from its part, unless by what rounding left', () => {
    for (const { pack, lines, free } of worlds) {
      const wanted = sum(lines.map((each) => each.open));
      if (wanted.lte(free)) continue;
      const shares = new Map(shareGoods('fair', lines, free, pack).map(({ lineId, base }) => [lineId, base]));
      for (const { lineId, open } of lines) expect(decimal(shares.get(lineId) ?? '0').gte(decimal(free).times(open).dividedBy(wanted).minus(pack))).toBe(true);
    }
  });

  it('gives the same answer whatever the order in which the lines are told', () => {
    for (const { pack, lines, free } of worlds.slice(0, 60)) {
      for (const rule of SHARING_RULES) {
        const turned = shareGoods(rule, [...lines].reverse(), free, pack);
        expect(new Map(turned.map(({ lineId, base }) => [lineId, base]))).toEqual(new Map(shareGoods(rule, lines, free, pack).map(({ lineId, base }) => [lineId, base])));
      }
    }
  });
});
