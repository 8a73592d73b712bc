import { marksOf, rankSkus, type SkuName } from './sku-ranking';

const sku = (id: number, name: string): SkuName => ({ id, code: `C${id}`, name, nameEn: '', detail: '' });
const names = [
  sku(1, '远航 劲力 柴油机油 CI-4 15W-40 18L桶'),
  sku(2, '远航 劲力 柴油机油 CI-4 20W-50 18L桶'),
  sku(3, '远航 劲力 柴油机油 CI-4 15W-40 4L×4/箱'),
  sku(4, '远航 抗磨液压油 L-HM 46 200L桶'),
];

describe('ranking of SKUs', () => {
  it('reads viscosities, classes and sizes in any spelling', () => {
    expect(marksOf('柴机油 ＣＩ-4  15w-40 18L')).toEqual(['ci4', '15w40', '18l']);
    expect(marksOf('液压油')).toEqual([]);
  });

  it('puts the SKU with the same marks before one whose words are as alike', () => {
    const [first] = rankSkus('劲力柴机油15W40 CI4 18L', names, 3);
    expect(first).toMatchObject({ id: 1, sharedMarks: ['15w40', 'ci4', '18l'] });
  });

  it('goes by words alone where the text has no marks', () => {
    expect(rankSkus('抗磨液压油', names, 3)[0]).toMatchObject({ id: 4, sharedMarks: [] });
  });

  it('proposes nothing for a text that shares nothing, and no more than the limit', () => {
    expect(rankSkus('矿泉水', names, 3)).toEqual([]);
    expect(rankSkus('柴油机油', names, 2)).toHaveLength(2);
  });
});
