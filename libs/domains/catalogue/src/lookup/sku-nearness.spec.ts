import { knownSku } from './known-sku.builder';
import { SkuNearness } from './sku-nearness';

const nearness = new SkuNearness([
  knownSku(1, 'YH010001-4L', '远航劲力柴油机油 CI-4 15W-40 4L×4瓶/箱'),
  knownSku(2, 'YH010001-18L', '远航劲力柴油机油 CI-4 15W-40 18L/桶'),
  knownSku(3, 'YH010002-18L', '远航劲力柴油机油 CI-4 20W-50 18L/桶'),
  knownSku(4, 'YH030007-200L', '远航抗磨液压油 L-HM 46 200L/桶'),
]);
const nearest = (article: string, name = '', may = (_id: number) => true): number[] => nearness.nearest([{ article, name }], 3, ({ id }) => may(id)).flat().map(({ id }) => id);

describe('the nearest SKUs', () => {
  it.each([
    ['a code with two digits changed round', 'YH010010-4L', '', 1],
    ['a code without its last letter', 'YH030007-200', '', 4],
    ['a name in other words', '', '劲力柴机油 15W40 CI4 18升桶 18L', 2],
    ['a name where the code should be', '液压油 46 200L', '', 4],
    ['marks before words', '', '柴油机油 20W-50', 3],
  ])('to %s come first', (_, article, name, id) => {
    expect(nearest(article, name)[0]).toBe(id);
  });

  it('are none to a text that shares nothing, and no more than asked for', () => {
    expect(nearest('矿泉水')).toEqual([]);
    expect(nearest('', '')).toEqual([]);
    expect(nearest('', '远航劲力柴油机油')).toHaveLength(3);
    expect(nearest('', '远航劲力柴油机油', (id) => id === 3)).toEqual([3]);
  });
});
