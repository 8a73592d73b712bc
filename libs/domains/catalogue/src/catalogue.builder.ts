import { searchText } from '@tributary/kernel';
import type { Client } from 'pg';

export interface SkuSketch {
  readonly id: number;
  readonly code?: string;
  readonly name?: string;
  readonly nameEn?: string;
  /** Name of its grade, which is its own. */
  readonly grade?: string;
  readonly productLineId?: number;
  readonly baseUnit?: string;
  readonly salesUnit?: string;
  readonly packMultiple?: string;
  readonly minimumQuantity?: string;
  readonly status?: 'active' | 'discontinued';
  /** How many base units one unit holds, besides the base unit itself. */
  readonly units?: Readonly<Record<string, string>>;
}

/** Units, one business line (1, vehicle) and one product line (1) to hang SKUs on. */
export async function buildCatalogue(owner: Client): Promise<void> {
  await owner.query(`
    INSERT INTO unit VALUES ('bottle', '瓶', 'bottle'), ('carton', '箱', 'carton'), ('drum', '桶', 'drum'), ('litre', '升', 'litre'), ('tonne', '吨', 'tonne')
      ON CONFLICT DO NOTHING;
    INSERT INTO business_line (id, code, name, name_en) VALUES (1, 'vehicle', '车用', 'Vehicle'), (2, 'industrial', '工业', 'Industrial') ON CONFLICT DO NOTHING;
    INSERT INTO product_line (id, code, name, name_en, business_line_id) VALUES (1, 'DEO', '柴油机油', 'Diesel engine oil', 1), (2, 'HYD', '液压油', 'Hydraulic oil', 2);
    INSERT INTO category (id, code, name, name_en, product_line_id) VALUES (1, 'DEO-H', '重负荷', 'Heavy duty', 1), (2, 'HYD-A', '抗磨', 'Anti-wear', 2);
    INSERT INTO packaging (id, code, name, name_en) VALUES (1, 'P1', '18L桶', '18 L drum');
  `);
}

/** One SKU with a grade of its own; needs `buildCatalogue`. Base and sales unit are `drum` unless told. */
export async function buildSku(owner: Client, sketch: SkuSketch): Promise<void> {
  const { id, nameEn = `Oil ${sketch.id}`, code = `SKU-${id}`, name = `机油 ${id}`, productLineId = 1, baseUnit = 'drum', units = {}, grade = `G${id}` } = sketch;
  await owner.query('INSERT INTO grade (id, code, name, name_en, category_id) VALUES ($1, $2, $3, $3, $4)', [id, `G${id}`, grade, productLineId]);
  await owner.query(
    `INSERT INTO sku (id, code, grade_id, packaging_id, product_line_id, category_id, name, name_en, base_unit, sales_unit, pack_multiple, minimum_quantity, status, search_text)
     VALUES ($1, $2, $1, 1, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id, code, productLineId, name, nameEn, baseUnit, sketch.salesUnit ?? baseUnit, sketch.packMultiple ?? '1',
      sketch.minimumQuantity ?? '0', sketch.status ?? 'active', searchText(code, name, nameEn, grade),
    ],
  );
  for (const [unit, factor] of Object.entries({ [baseUnit]: '1', ...units })) {
    await owner.query('INSERT INTO sku_unit (sku_id, unit, numerator) VALUES ($1, $2, $3)', [id, unit, factor]);
  }
}
