import { judgePrices } from './price-choice';
import type { PriceEntry } from './price.repository';

const entry = (priceListId: number, from: string, upTo: string | null): PriceEntry => ({
  skuId: 1, priceListId, priceListCode: `PL${priceListId}`, priceListName: '', priceListNameEn: '', unit: 'drum', price: '1.00', from, upTo,
});
const day = '2026-03-02';
const judged = (...entries: PriceEntry[]) => judgePrices(entries, day).map((c) => [c.priceListId, c.rank, c.reason, c.chosen]);

describe('why this price', () => {
  it('chooses the first entry in force and puts the others behind it with their reason', () => {
    expect(judged(entry(1, '2027-01-01', null), entry(2, '2020-01-01', day), entry(3, day, '2026-03-03'), entry(4, '2000-01-01', null))).toEqual([
      [3, 1, 'chosen', true],
      [4, 2, 'lower-priority', false],
      [1, 3, 'not-yet-valid', false],
      [2, 4, 'expired', false],
    ]);
  });

  it('chooses none when none is in force', () => {
    expect(judged(entry(1, '2026-03-03', null))).toEqual([[1, 1, 'not-yet-valid', false]]);
    expect(judged()).toEqual([]);
  });

  it('names the last day, not the day after it', () => {
    expect(judgePrices([entry(1, '2026-01-01', '2026-04-01'), entry(2, '2026-01-01', null)], day).map((c) => c.validTo)).toEqual(['2026-03-31', null]);
  });
});
