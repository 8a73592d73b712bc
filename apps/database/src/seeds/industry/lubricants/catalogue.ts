import type { Catalogue, Category, Grade, ProductLine, SkuPlan } from '../../company/catalogue';
import type { Scale } from '../../company/scale';
import { conversionsOf, type OilPackaging, PACKAGINGS, weightOf } from './packagings';
import { type CategoryPlan, type LinePlan, LINES } from './product-lines';

interface OilLine extends ProductLine {
  readonly plan: LinePlan;
}

interface OilCategory extends Category {
  readonly plan: CategoryPlan;
}

const BRAND = ['远航', 'Voyager'] as const;
const BUSINESS_LINES = ['vehicle', 'industrial', 'bulk'];

/** Lines, categories, grades and SKUs, in this order and without chance: the catalogue is the same for every seed number. */
export function catalogueOf(scale: Scale): Catalogue {
  const lines = LINES.slice(0, scale.productLines).map((plan, index) => ({ id: index + 1, plan, businessLineId: BUSINESS_LINES.indexOf(plan.business) + 1 }));
  const categories = lines.flatMap(({ id, plan }) => plan.categories.map((category) => ({ lineId: id, plan: category })));
  const numbered = categories.map((category, index) => ({ id: index + 1, ...category }));
  const grades: Grade[] = [];
  const skus: SkuPlan[] = [];
  for (const line of lines) {
    const quota = scale.name === 'demo' ? line.plan.demo : quotaOf(scale, line.id);
    fillLine(line, numbered.filter(({ lineId }) => lineId === line.id), quota, { grades, skus });
  }
  if (skus.length !== scale.skus) throw new Error(`The plan gives ${skus.length} SKUs, not ${scale.skus}.`);
  return { lines, categories: numbered, grades, skus };
}

/** What a line can give, in proportion, so that the sum is the scale's. */
function quotaOf(scale: Scale, lineId: number): number {
  const capacities = LINES.map(({ categories }) => categories.reduce((sum, { series, specs, packs }) => sum + series.length * specs.length * packs.length, 0));
  const total = capacities.reduce((sum, capacity) => sum + capacity, 0);
  const upTo = (count: number): number => Math.round((scale.skus * capacities.slice(0, count).reduce((sum, capacity) => sum + capacity, 0)) / total);
  return upTo(lineId) - upTo(lineId - 1);
}

/** The categories of a line take turns, grade by grade; each grade comes in all its packagings until the quota is full. */
function fillLine(line: OilLine, categories: readonly OilCategory[], quota: number, { grades, skus }: { grades: Grade[]; skus: SkuPlan[] }): void {
  const end = skus.length + quota;
  for (let round = 0; skus.length < end; round += 1) {
    const before = skus.length;
    for (const category of categories) {
      const made = gradeOf(category, round, grades.length + 1);
      if (!made || skus.length >= end) continue;
      grades.push(made.grade);
      const packs = category.plan.packs.slice(0, end - skus.length);
      for (const pack of packs) skus.push(skuOf(line, category, made, pack, skus.length + 1));
    }
    if (skus.length === before) throw new Error(`The product line ${line.plan.code} has no more grades.`);
  }
}

interface MadeGrade {
  readonly grade: Grade;
  readonly spec: string;
  readonly series: readonly [string, string];
  readonly rank: number;
}

function gradeOf({ id, plan }: OilCategory, round: number, gradeId: number): MadeGrade | undefined {
  const spec = plan.specs[round % plan.specs.length];
  const rank = Math.floor(round / plan.specs.length);
  const series = plan.series[rank];
  if (!spec || !series) return undefined;
  const code = `${plan.code}-${String(round + 1).padStart(3, '0')}`;
  return { grade: { id: gradeId, code, name: `${series[0]} ${spec}`, nameEn: `${series[1]} ${spec}`, categoryId: id }, spec, series, rank };
}

function skuOf(line: OilLine, { id: categoryId, plan }: OilCategory, { grade, spec, series, rank }: MadeGrade, pack: string, id: number): SkuPlan {
  const packaging = PACKAGINGS.find(({ code }) => code === pack);
  if (!packaging) throw new Error(`There is no packaging ${pack}.`);
  return {
    id,
    code: `YH${String(line.id).padStart(2, '0')}${String(grade.id).padStart(4, '0')}-${pack}`,
    name: `${BRAND[0]}${series[0]}${plan.name} ${spec} ${packaging.name}`,
    nameEn: `${BRAND[1]} ${series[1]} ${plan.nameEn} ${spec} ${packaging.nameEn}`,
    gradeId: grade.id,
    gradeName: grade.name,
    lineId: line.id,
    categoryId,
    business: line.plan.business,
    packaging,
    units: conversionsOf(packaging, plan.density),
    dealerWords: { name: grade.name.replaceAll(/[ -]/g, ''), specification: packaging.name.replaceAll('×', '*') },
    price: priceOf(plan, packaging, rank),
    ...pricedIn(line, plan, packaging),
  };
}

/** Large drums of industrial oil are priced by the tonne. */
function pricedIn({ plan: { business } }: OilLine, { density }: CategoryPlan, packaging: OilPackaging): Pick<SkuPlan, 'pricedIn'> {
  if (business !== 'industrial' || packaging.code !== '200L') return {};
  return { pricedIn: { unit: 'tonne', numerator: 1000, denominator: Number(weightOf(packaging, density)) } };
}

/** Whole yuan per sales unit: what is inside × the price per litre (kilogram) × what the packaging adds. Series rise in price. */
function priceOf({ price, density }: CategoryPlan, packaging: OilPackaging, rank: number): number {
  const { litres, kilograms, perCarton = 1, priceFactor } = packaging;
  const content = kilograms ?? litres ?? Math.round(1000 / Number(density));
  return Math.round(content * perCarton * price * (1 + rank * 0.12) * priceFactor) * 100;
}
