import type { Industry } from '../industry/industry';

/** A sales branch of head office and the provinces it serves. */
export interface Branch {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly provinces: readonly string[];
}

const REGIONS: readonly { readonly code: string; readonly region: string; readonly regionEn: string; readonly provinces: readonly string[] }[] = [
  { code: 'HD', region: '华东', regionEn: 'East China', provinces: ['31', '32', '33', '34'] },
  { code: 'HN', region: '华南', regionEn: 'South China', provinces: ['35', '44', '45', '46'] },
  { code: 'HB', region: '华北', regionEn: 'North China', provinces: ['11', '12', '13', '14', '15', '37'] },
  { code: 'HZ', region: '华中', regionEn: 'Central China', provinces: ['36', '41', '42', '43'] },
  { code: 'DB', region: '东北', regionEn: 'Northeast China', provinces: ['21', '22', '23'] },
  { code: 'XB', region: '西部', regionEn: 'West China', provinces: ['50', '51', '52', '53', '54', '61', '62', '63', '64', '65'] },
];

/** The first `count` branches; the demo company has East and South. */
export function branchesOf({ branch: [word, wordEn] }: Industry, count: number): Branch[] {
  return REGIONS.slice(0, count).map(({ code, region, regionEn, provinces }, index) => ({ id: index + 1, code, name: `${region}${word}`, nameEn: `${regionEn} ${wordEn}`, provinces }));
}
