import { type VersionLine, versionDifference } from './version-difference';

const line = (lineId: number, change: Partial<VersionLine> = {}): VersionLine => ({
  lineId, lineNo: lineId, code: `S${lineId}`, name: `机油 ${lineId}`, nameEn: '', unit: 'drum', quantity: '4', unitPrice: '100.00', requestedPrice: null, amount: '400.00', ...change,
});

describe('versionDifference', () => {
  it('is empty where nothing differs, whatever the spelling of the number', () => {
    expect(versionDifference([line(1)], [line(1, { quantity: '4.000' })])).toEqual([]);
  });

  it('tells old and new of a changed line', () => {
    expect(versionDifference([line(1)], [line(1, { quantity: '3', amount: '300.00' })])).toMatchObject([
      { kind: 'changed', code: 'S1', nameEn: null, oldQuantity: '4', newQuantity: '3', oldPrice: '100.00', newPrice: '100.00', oldAmount: '400.00', newAmount: '300.00' },
    ]);
  });

  it('tells what was added and what is gone, a line of nothing among the latter', () => {
    const changes = versionDifference([line(1), line(2), line(3)], [line(2, { quantity: '0', amount: '0.00' }), line(3), line(4)]);
    expect(changes.map(({ kind, code }) => `${kind} ${code}`)).toEqual(['removed S1', 'removed S2', 'added S4']);
    expect(changes[1]).toMatchObject({ oldQuantity: '4', newQuantity: null, newPrice: null, newAmount: null });
  });

  it('shows the price that was asked for becoming the one that was granted', () => {
    expect(versionDifference([line(1, { requestedPrice: '90.00' })], [line(1, { unitPrice: '95.00', amount: '380.00' })])).toMatchObject([{ oldPrice: '90.00', newPrice: '95.00' }]);
  });
});
