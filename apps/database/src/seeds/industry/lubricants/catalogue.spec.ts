import { SCALES } from '../../company/scale';
import { catalogueOf } from './catalogue';

describe.each([SCALES.demo, SCALES.full])('catalogue of the $name company', (scale) => {
  const { lines, categories, grades, skus } = catalogueOf(scale);

  it('has the SKUs that its scale asks for, in every line and with codes of their own', () => {
    expect(skus).toHaveLength(scale.skus);
    expect(lines).toHaveLength(scale.productLines);
    expect(new Set(skus.map(({ code }) => code)).size).toBe(scale.skus);
    expect(new Set(skus.map(({ name }) => name)).size).toBe(scale.skus);
    expect(new Set(skus.map(({ gradeId, packaging }) => `${gradeId}/${packaging.code}`)).size).toBe(scale.skus);
    expect(new Set(skus.map(({ lineId }) => lineId)).size).toBe(lines.length);
    expect(new Set(skus.map(({ categoryId }) => categoryId)).size).toBe(categories.length);
    expect(new Set(grades.map(({ code }) => code)).size).toBe(grades.length);
  });

  it('gives every SKU one base unit, its sales unit, and a price', () => {
    for (const { code, units, packaging, price } of skus) {
      const whole = units.filter(({ numerator, denominator }) => Number(numerator) === Number(denominator));
      expect([code, whole.map(({ unit }) => unit)]).toEqual([code, [packaging.baseUnit]]);
      expect(units.map(({ unit }) => unit)).toContain(packaging.salesUnit);
      expect(price).toBeGreaterThan(0);
    }
  });
});

describe('units', () => {
  const sku = (pack: string) => catalogueOf(SCALES.demo).skus.find(({ packaging }) => packaging.code === pack);

  it('convert exactly by the density of the oil', () => {
    expect(sku('4L')?.units).toEqual([
      { unit: 'bottle', numerator: '1', denominator: '1' },
      { unit: 'carton', numerator: '4', denominator: '1' },
      { unit: 'litre', numerator: '1', denominator: '4' },
      { unit: 'kilogram', numerator: '1', denominator: '3.408' },
      { unit: 'tonne', numerator: '1000', denominator: '3.408' },
    ]);
    expect(sku('BULK')?.units).toEqual([
      { unit: 'tonne', numerator: '1', denominator: '1' },
      { unit: 'kilogram', numerator: '1', denominator: '1000' },
      { unit: 'litre', numerator: '0.874', denominator: '1000' },
    ]);
  });
});
