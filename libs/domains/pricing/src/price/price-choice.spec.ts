import type { PriceStep } from './price';
import { judgePrices, type PriceEntry, priceLadder } from './price-choice';

const step = (priceListId: number, fromBase: string | null = '0'): PriceStep => ({
  skuId: 1, priceListId, priceListCode: `PL${priceListId}`, priceListName: '', priceListNameEn: '', kind: 'list', unit: 'drum', price: '1.00', fromQuantity: fromBase ?? '1', fromBase,
});
const entry = (priceListId: number, from: string, upTo: string | null, fromBase: string | null = '0'): PriceEntry => ({ ...step(priceListId, fromBase), from, upTo });
const date = '2026-03-02';
const judged = (...entries: PriceEntry[]) => judgePrices(entries, { date, base: '10' }).map((c) => [c.priceListId, c.rank, c.reason, c.chosen]);

describe('why this price', () => {
  it('chooses the first entry in force and puts the others behind it with their reason', () => {
    expect(judged(entry(1, '2027-01-01', null), entry(2, '2020-01-01', date), entry(3, date, '2026-03-03'), entry(4, '2000-01-01', null))).toEqual([
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

  it('passes over what takes more than is wanted, to the last thousandth', () => {
    expect(judged(entry(1, date, null, '10.001'), entry(2, date, null, '10'), entry(3, date, null), entry(4, '2027-01-01', null, '99'))).toEqual([
      [2, 1, 'chosen', true],
      [3, 2, 'lower-priority', false],
      [1, 3, 'below-minimum', false],
      [4, 4, 'not-yet-valid', false],
    ]);
  });

  it('never reaches a break in a unit that the SKU no longer has', () => {
    expect(judged(entry(1, date, null, null))).toEqual([[1, 1, 'below-minimum', false]]);
  });

  it('names the last day, not the day after it', () => {
    expect(judgePrices([entry(1, '2026-01-01', '2026-04-01'), entry(2, '2026-01-01', null)], { date, base: '1' }).map((c) => c.validTo)).toEqual(['2026-03-31', null]);
  });
});

describe('prices by quantity', () => {
  const ladder = (smallest: string, ...steps: PriceStep[]) => {
    const { price, breaks } = priceLadder(steps, smallest);
    return [price?.priceListId, breaks.map(({ priceListId, fromBase }) => `${priceListId} from ${fromBase}`)];
  };

  it('begin with what the smallest sale costs and name what more costs, in order of the quantity', () => {
    expect(ladder('1', step(3, '100'), step(2, '20'), step(1))).toEqual([1, ['2 from 20', '3 from 100']]);
  });

  it('count a break that the smallest sale reaches as the price', () => {
    expect(ladder('20', step(3, '100'), step(2, '20'), step(1))).toEqual([2, ['3 from 100']]);
  });

  it('leave out what is never the best', () => {
    expect(ladder('1', step(1), step(2, '20'))).toEqual([1, []]);
    expect(ladder('1', step(1, '10'), step(2, '20'), step(3))).toEqual([3, ['1 from 10']]);
    expect(ladder('1', step(1, null), step(2))).toEqual([2, []]);
  });

  it('sort by number, not by letter', () => {
    expect(ladder('1', step(3, '100'), step(2, '9'), step(1))).toEqual([1, ['2 from 9', '3 from 100']]);
  });

  it('may have none for the smallest sale', () => {
    expect(ladder('1', step(1, '10'))).toEqual([undefined, ['1 from 10']]);
    expect(ladder('1')).toEqual([undefined, []]);
  });
});
