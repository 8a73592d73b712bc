import { type VersionLine, versionDifference } from './version-difference';

const line = (lineId: number, change: Partial<VersionLine> = {}): VersionLine => ({
  lineId, lineNo: lineId, code: `S${lineId}`, name: `机油 ${lineId}`, nameEn: '', unit: 'drum', quantity: '4', unitPrice: '100.00', requestedPrice: null, discount: '0.00',
  amount: '400.00', supply: 'stock', gift: false, promisedOn: '2026-03-02', ...change,
});

describe('versionDifference', () => {
  it('is empty where nothing differs, whatever the spelling of the number', () => {
    expect(versionDifference([line(1)], [line(1, { quantity: '4.000' })])).toEqual([]);
  });

  it('tells old and new of a changed line', () => {
    expect(versionDifference([line(1)], [line(1, { quantity: '3', amount: '300.00' })])).toMatchObject([
      { kind: 'changed', code: 'S1', nameEn: null, old: { quantity: '4', price: '100.00', amount: '400.00' }, new: { quantity: '3', price: '100.00', amount: '300.00' } },
    ]);
  });

  it('tells what was added and what is gone, a line of nothing among the latter', () => {
    const changes = versionDifference([line(1), line(2), line(3)], [line(2, { quantity: '0', amount: '0.00' }), line(3), line(4)]);
    expect(changes.map(({ kind, code }) => `${kind} ${code}`)).toEqual(['removed S1', 'removed S2', 'added S4']);
    expect([changes[1]?.new, changes[2]?.old]).toEqual([null, null]);
  });

  it('shows the price that was asked for becoming the one that was granted', () => {
    expect(versionDifference([line(1, { requestedPrice: '90.00' })], [line(1, { unitPrice: '95.00', amount: '380.00' })])).toMatchObject([{ old: { price: '90.00' }, new: { price: '95.00' } }]);
  });

  it('tells another supply and another day, but not a day that an old version did not keep', () => {
    const later = line(1, { supply: 'preorder', promisedOn: '2026-03-20' });
    expect(versionDifference([line(1)], [later])).toMatchObject([{ old: { supply: 'stock', promisedOn: '2026-03-02' }, new: { supply: 'preorder', promisedOn: '2026-03-20' } }]);
    const { promisedOn, ...old } = line(1);
    expect([promisedOn, versionDifference([old], [line(1)])]).toEqual(['2026-03-02', []]);
  });

  it('tells what promotions take off', () => {
    expect(versionDifference([line(1, { discount: '40.00', amount: '360.00' })], [line(1)])).toMatchObject([{ old: { discount: '40.00' }, new: { discount: '0.00' } }]);
  });
});
