import { addDays, type LocalDate } from '@tributary/kernel';
import { editPrice, type PriceSpan, spanOn } from './price-edit';

const span = (id: number, from: string | null, upTo: string | null, price = `${id}.00`): PriceSpan => ({ id, from, upTo, price });
const nothing = { remove: [], shorten: [], reprice: [], add: [], turns: [] };

describe('another price from a day on', () => {
  const spans = [span(1, '2026-01-01', '2026-04-01'), span(2, '2026-04-01', null)];

  it('ends the old one the day before and lasts until the next one that is planned', () => {
    expect(editPrice(spans, { from: '2026-03-02', price: '9.00' })).toEqual({
      ...nothing,
      shorten: [{ id: 1, upTo: '2026-03-02' }],
      add: [{ from: '2026-03-02', upTo: '2026-04-01', price: '9.00' }],
      turns: [{ from: '2026-03-02', upTo: '2026-04-01', old: '1.00', new: '9.00' }],
    });
  });

  it('takes the place of one that starts on the same day', () => {
    expect(editPrice(spans, { from: '2026-04-01', price: '9.00' })).toEqual({
      ...nothing, reprice: [{ id: 2, price: '9.00' }], turns: [{ from: '2026-04-01', upTo: null, old: '2.00', new: '9.00' }],
    });
  });

  it('fills a gap, or is the first', () => {
    expect(editPrice([span(2, '2026-04-01', null)], { from: '2026-03-02', price: '9.00' }).add).toEqual([{ from: '2026-03-02', upTo: '2026-04-01', price: '9.00' }]);
    expect(editPrice([], { from: '2026-03-02', price: '9.00' }).turns).toEqual([{ from: '2026-03-02', upTo: null, old: null, new: '9.00' }]);
  });

  it.each(['1', '1.0', '1.00'])('is no change where it is the price already (%s)', (price) => {
    expect(editPrice(spans, { from: '2026-03-02', price })).toEqual(nothing);
  });

  it('ends one that counted since ever', () => {
    expect(editPrice([span(1, null, null)], { from: '2026-03-02', price: '9.00' }).shorten).toEqual([{ id: 1, upTo: '2026-03-02' }]);
  });
});

describe('no price from a day on', () => {
  it('cuts the one in force and takes the planned ones with it', () => {
    const spans = [span(1, '2026-01-01', '2026-04-01'), span(2, '2026-04-01', '2026-05-01'), span(3, '2026-06-01', null)];
    expect(editPrice(spans, { from: '2026-03-02', price: null })).toEqual({
      ...nothing,
      remove: [2, 3],
      shorten: [{ id: 1, upTo: '2026-03-02' }],
      turns: [
        { from: '2026-03-02', upTo: '2026-04-01', old: '1.00', new: null },
        { from: '2026-04-01', upTo: '2026-05-01', old: '2.00', new: null },
        { from: '2026-06-01', upTo: null, old: '3.00', new: null },
      ],
    });
    expect(editPrice(spans, { from: '2026-04-01', price: null })).toMatchObject({ remove: [2, 3], shorten: [] });
  });

  it('is nothing where there is none', () => {
    expect(editPrice([span(1, '2026-01-01', '2026-02-01')], { from: '2026-02-01', price: null })).toEqual(nothing);
  });
});

describe('over random changes', () => {
  /** The rows after an edit, as the database would hold them. */
  function applied(spans: readonly PriceSpan[], edit: ReturnType<typeof editPrice>, id: number): PriceSpan[] {
    const kept = spans.filter((s) => !edit.remove.includes(s.id)).map((s) => {
      const upTo = edit.shorten.find((change) => change.id === s.id)?.upTo ?? s.upTo;
      return { ...s, upTo, price: edit.reprice.find((change) => change.id === s.id)?.price ?? s.price };
    });
    return [...kept, ...edit.add.map((add, index) => ({ ...add, id: id + index }))].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  }

  it('each day has the price that was wanted last for it, days that are past keep theirs, and no day has two', () => {
    const start = '2026-01-01';
    let state = 7;
    const next = (below: number): number => (state = (Math.imul(state, 48271) >>> 0) % 2147483647) % below;
    let spans: PriceSpan[] = [];
    const dayOf = (offset: number): LocalDate => addDays(start, offset);
    const priceAt = (all: readonly PriceSpan[], offset: number): string | undefined => spanOn(all, dayOf(offset))?.price;
    for (let round = 1; round <= 120; round += 1) {
      const at = next(60);
      const price = next(5) === 0 ? null : `${next(50) + 1}.00`;
      const before = spans;
      const edit = editPrice(spans, { from: dayOf(at), price });
      spans = applied(spans, edit, round * 10);
      for (let offset = 0; offset < 62; offset += 1) {
        const live = spans.filter(({ from, upTo }) => (from ?? '') <= dayOf(offset) && (upTo === null || dayOf(offset) < upTo));
        expect(live.length).toBeLessThanOrEqual(1);
        if (offset < at) expect(priceAt(spans, offset)).toBe(priceAt(before, offset));
        const turn = edit.turns.find(({ from, upTo }) => from <= dayOf(offset) && (upTo === null || dayOf(offset) < upTo));
        if (turn) expect([priceAt(before, offset) ?? null, priceAt(spans, offset) ?? null]).toEqual([turn.old, turn.new]);
        else expect(priceAt(spans, offset)).toBe(priceAt(before, offset));
      }
      expect(priceAt(spans, at) ?? null).toBe(price);
    }
  });
});
