import type { Conversion, Packaging } from '../../company/catalogue';

/** How a grade is filled. Weights follow from the oil's density, so that tonnes convert exactly. */
export interface OilPackaging extends Packaging {
  /** Litres or kilograms in one base unit; a bulk tonne has neither. */
  readonly litres?: number;
  readonly kilograms?: number;
  /** What filling costs, as a factor on the price of the oil in a large drum. */
  readonly priceFactor: number;
}

const list: readonly Omit<OilPackaging, 'id'>[] = [
  { code: '1L', name: '1L×12瓶/箱', nameEn: '1 L × 12 bottles', baseUnit: 'bottle', salesUnit: 'carton', perCarton: 12, litres: 1, packMultiple: '1', priceFactor: 1.55 },
  { code: '4L', name: '4L×4瓶/箱', nameEn: '4 L × 4 bottles', baseUnit: 'bottle', salesUnit: 'carton', perCarton: 4, litres: 4, packMultiple: '1', priceFactor: 1.35 },
  { code: '18L', name: '18L/桶', nameEn: '18 L pail', baseUnit: 'drum', salesUnit: 'drum', litres: 18, packMultiple: '1', priceFactor: 1.12 },
  { code: '200L', name: '200L/桶', nameEn: '200 L drum', baseUnit: 'drum', salesUnit: 'drum', litres: 200, packMultiple: '1', priceFactor: 1 },
  { code: '1000L', name: '1000L/吨桶', nameEn: '1000 L container', baseUnit: 'drum', salesUnit: 'drum', litres: 1000, packMultiple: '1', priceFactor: 0.97 },
  { code: '800G', name: '800g×12罐/箱', nameEn: '800 g × 12 tins', baseUnit: 'bottle', salesUnit: 'carton', perCarton: 12, kilograms: 0.8, packMultiple: '1', priceFactor: 1.5 },
  { code: '15KG', name: '15kg/桶', nameEn: '15 kg pail', baseUnit: 'drum', salesUnit: 'drum', kilograms: 15, packMultiple: '2', priceFactor: 1.15 },
  { code: '180KG', name: '180kg/桶', nameEn: '180 kg drum', baseUnit: 'drum', salesUnit: 'drum', kilograms: 180, packMultiple: '1', priceFactor: 1 },
  { code: 'BULK', name: '散装', nameEn: 'bulk', baseUnit: 'tonne', salesUnit: 'tonne', packMultiple: '0.001', priceFactor: 0.94 },
];

export const PACKAGINGS: readonly OilPackaging[] = list.map((packaging, index) => ({ id: index + 1, ...packaging }));

/** One of each kind of container for liquids, for greases, and for tank lorries. */
export const PACKS = { liquid: ['1L', '4L', '18L', '200L'], large: ['18L', '200L', '1000L'], grease: ['800G', '15KG', '180KG'], bulk: ['BULK'] } as const;

/** One unit in base units, as exact fractions. `density` in kilograms per litre, with up to three decimals. */
export function conversionsOf(packaging: OilPackaging, density: string): Conversion[] {
  const { baseUnit, perCarton, litres } = packaging;
  const base: Conversion = { unit: baseUnit, numerator: '1', denominator: '1' };
  if (baseUnit === 'tonne') {
    const litre: Conversion = { unit: 'litre', numerator: density, denominator: '1000' };
    return [base, { unit: 'kilogram', numerator: '1', denominator: '1000' }, litre];
  }
  const weight = weightOf(packaging, density);
  return [
    base,
    ...(perCarton ? [{ unit: 'carton', numerator: String(perCarton), denominator: '1' }] : []),
    // a bottle of one litre is a litre already: a second unit of 1/1 would leave the base unit in doubt
    ...(litres && litres !== 1 ? [{ unit: 'litre', numerator: '1', denominator: String(litres) }] : []),
    { unit: 'kilogram', numerator: '1', denominator: weight },
    { unit: 'tonne', numerator: '1000', denominator: weight },
  ];
}

/** Kilograms in one base unit, exact: density has three decimals. */
export function weightOf({ litres, kilograms }: OilPackaging, density: string): string {
  const grams = kilograms === undefined ? (litres ?? 0) * Math.round(Number(density) * 1000) : Math.round(kilograms * 1000);
  return `${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, '0')}`;
}
