import { entryDifference } from './entry-difference';
import type { EntryText } from './flow-upload';

const sale = (document: string, quantity = '1', date = '2026-03-01'): EntryText => ({ date, code: 'SKU-1', product: '机油', productEn: null, customer: '甲', document, batchNumber: '', expiryDate: null, quantity, amount: '10.00' });
const texts = (before: EntryText[], after: EntryText[]): unknown => {
  const { added, removed } = entryDifference(before, after);
  return [added.first.map(({ document }) => document), removed.first.map(({ document }) => document)];
};

describe('what comes and what goes', () => {
  it('is nothing where both say the same, in whatever order', () => {
    expect(texts([sale('a'), sale('b')], [sale('b'), sale('a')])).toEqual([[], []]);
  });

  it('is both sides of an entry that changed', () => {
    expect(texts([sale('a', '1'), sale('b')], [sale('a', '2'), sale('b')])).toEqual([['a'], ['a']]);
  });

  it('counts true repeats one by one', () => {
    expect(texts([sale('a'), sale('a'), sale('a')], [sale('a')])).toEqual([[], ['a', 'a']]);
    expect(texts([sale('a')], [sale('a'), sale('a')])).toEqual([['a'], []]);
  });

  it('shows the first hundred and counts all', () => {
    const { added } = entryDifference([], Array.from({ length: 250 }, (_, index) => sale(`d${index}`)));
    expect([added.count, added.first.length]).toEqual([250, 100]);
  });
});
