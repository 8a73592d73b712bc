/** A sales branch of head office and the provinces it serves. */
export interface Branch {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly provinces: readonly string[];
}

const BRANCHES: readonly Omit<Branch, 'id'>[] = [
  { code: 'HD', name: '华东销售分公司', nameEn: 'East China branch', provinces: ['31', '32', '33', '34'] },
  { code: 'HN', name: '华南销售分公司', nameEn: 'South China branch', provinces: ['35', '44', '45', '46'] },
  { code: 'HB', name: '华北销售分公司', nameEn: 'North China branch', provinces: ['11', '12', '13', '14', '15', '37'] },
  { code: 'HZ', name: '华中销售分公司', nameEn: 'Central China branch', provinces: ['36', '41', '42', '43'] },
  { code: 'DB', name: '东北销售分公司', nameEn: 'Northeast China branch', provinces: ['21', '22', '23'] },
  { code: 'XB', name: '西部销售分公司', nameEn: 'West China branch', provinces: ['50', '51', '52', '53', '54', '61', '62', '63', '64', '65'] },
];

/** The first `count` branches; the demo company has East and South. */
export function branchesOf(count: number): Branch[] {
  return BRANCHES.slice(0, count).map((branch, index) => ({ id: index + 1, ...branch }));
}

/** Lines of business in which relations are agreed. */
export const BUSINESS_LINES = [
  { id: 1, code: 'vehicle', name: '车用包装油', nameEn: 'Vehicle packaged' },
  { id: 2, code: 'industrial', name: '工业包装油', nameEn: 'Industrial packaged' },
  { id: 3, code: 'bulk', name: '散装油', nameEn: 'Bulk oil' },
] as const;

export type BusinessLineCode = (typeof BUSINESS_LINES)[number]['code'];

export function businessLineId(code: BusinessLineCode): number {
  return BUSINESS_LINES.findIndex((line) => line.code === code) + 1;
}
