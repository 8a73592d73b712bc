import { searchText } from '@tributary/kernel';
import { type CopyRow, copyRows } from '../copy-rows';
import type { SeedStep } from '../seed-step';
import { advanceSequences } from '../sequences';

const SKU = [
  'id', 'code', 'grade_id', 'packaging_id', 'product_line_id', 'category_id', 'name', 'name_en', 'base_unit', 'sales_unit', 'pack_multiple', 'search_text',
];

/** Product lines down to SKUs and their units. */
export const catalogueStep: SeedStep = {
  name: 'catalogue',
  async run({ client, company: { industry, catalogue } }) {
    const { lines, categories, grades, skus } = catalogue;
    const named = ['id', 'code', 'name', 'name_en'];
    await copyRows(client, 'product_line', [...named, 'business_line_id'], lines.map(({ id, plan, businessLineId }) => [id, plan.code, plan.name, plan.nameEn, businessLineId]));
    await copyRows(client, 'category', [...named, 'product_line_id'], categories.map(({ id, plan, lineId }) => [id, plan.code, plan.name, plan.nameEn, lineId]));
    await copyRows(client, 'grade', [...named, 'category_id'], grades.map((grade) => [grade.id, grade.code, grade.name, grade.nameEn, grade.categoryId]));
    await copyRows(client, 'packaging', named, industry.packagings.map(({ id, code, name, nameEn }) => [id, code, name, nameEn]));
    const written = await copyRows(
      client,
      'sku',
      SKU,
      skus.map((sku): CopyRow => [
        sku.id, sku.code, sku.gradeId, sku.packaging.id, sku.lineId, sku.categoryId, sku.name, sku.nameEn, sku.packaging.baseUnit,
        sku.packaging.salesUnit, sku.packaging.packMultiple, searchText(sku.code, sku.name, sku.nameEn, sku.gradeName),
      ]),
    );
    const units = skus.flatMap(({ id, units: own }) => own.map(({ unit, numerator, denominator }): CopyRow => [id, unit, numerator, denominator]));
    const conversions = await copyRows(client, 'sku_unit', ['sku_id', 'unit', 'numerator', 'denominator'], units);
    await advanceSequences(client, 'product_line', 'category', 'grade', 'packaging', 'sku');
    return written + conversions;
  },
};
