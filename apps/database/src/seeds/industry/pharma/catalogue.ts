import type { Catalogue, Grade, Packaging, SkuPlan } from '../../company/catalogue';
import { type CategoryPlan, type LinePlan, LINES, type Medicine } from './medicines';
import { conversionsOf, PACKAGINGS } from './packagings';

const BUSINESS_LINES = ['prescription', 'otc'];

/** A medicine in one strength is a grade; a packaging makes it an SKU. The same for every scale. */
export function catalogueOf(): Catalogue {
  const lines = LINES.map((plan, index) => ({ id: index + 1, plan, businessLineId: BUSINESS_LINES.indexOf(plan.business) + 1 }));
  const categories = lines.flatMap(({ id, plan }) => plan.categories.map((category) => ({ lineId: id, plan: category }))).map((category, index) => ({ id: index + 1, ...category }));
  const grades: Grade[] = [];
  const skus: SkuPlan[] = [];
  for (const { id: categoryId, lineId, plan } of categories) {
    const line = LINES[lineId - 1] as LinePlan;
    for (const [place, medicine] of strengthsOf(plan).entries()) {
      const grade = gradeOf(plan, medicine, { id: grades.length + 1, place, categoryId });
      grades.push(grade);
      for (const [packs, code] of medicine.packs.entries()) skus.push({ id: skus.length + 1, lineId, categoryId, business: line.business, ...skuOf(grade, medicine, packagingOf(code), packs) });
    }
  }
  return { lines, categories, grades, skus };
}

interface Strength extends Medicine {
  readonly strength: string;
  /** Its place among the strengths of the medicine. */
  readonly rank: number;
}

function strengthsOf({ medicines }: CategoryPlan): Strength[] {
  return medicines.flatMap((medicine) => medicine.strengths.map((strength, rank) => ({ ...medicine, strength, rank })));
}

function gradeOf({ code }: CategoryPlan, { name, nameEn, strength }: Strength, { id, place, categoryId }: { id: number; place: number; categoryId: number }): Grade {
  return { id, code: `${code}-${String(place + 1).padStart(3, '0')}`, name: `${name} ${strength}`, nameEn: `${nameEn} ${strength}`, categoryId };
}

function packagingOf(code: string): Packaging {
  const packaging = PACKAGINGS.find((candidate) => candidate.code === code);
  if (!packaging) throw new Error(`There is no packaging ${code}.`);
  return packaging;
}

function skuOf(grade: Grade, { name, strength, rank, price }: Strength, packaging: Packaging, packs: number): Omit<SkuPlan, 'id' | 'lineId' | 'categoryId' | 'business'> {
  const joint = /^\d/.test(packaging.name) ? '×' : '/';
  return {
    code: `YS${String(grade.id).padStart(4, '0')}-${packaging.code}`,
    name: `${grade.name}${joint}${packaging.name}`,
    nameEn: `${grade.nameEn}, ${packaging.nameEn}`,
    gradeId: grade.id,
    gradeName: grade.name,
    packaging,
    units: conversionsOf(packaging),
    dealerWords: { name, specification: `${strength}${joint.replace('×', '*')}${packaging.name}` },
    // a tenth of a yuan; more in it costs more, and a larger packaging a little less for each
    price: Math.round(price * (1 + rank * 0.55) * (1 + packs * 0.8) * 10) * 10,
  };
}
