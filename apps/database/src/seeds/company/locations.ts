import { Random } from '../random';
import type { Branch } from './branches';
import type { Company } from './company';
import { type Dealer, HEAD_OFFICE_ID } from './dealers';
import { cityWord } from './names';
import type { SkuPlan } from './skus';

export interface LocationPlan {
  readonly id: number;
  readonly ownerId: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly divisionCode: string;
  readonly receives: boolean;
  /** Branches whose dealers may buy from it; of head office's locations only. */
  readonly branchIds: readonly number[];
}

/** Stock to begin with, in base units of the SKU. */
export interface OpeningStock {
  readonly location: LocationPlan;
  readonly skuId: number;
  readonly quantity: number;
}

/** Code, name, English name, place, and the branch whose dealers it serves; the central warehouse serves all. */
const PLANTS: readonly (readonly [string, string, string, string, string])[] = [
  ['P01', '上海高桥润滑油厂', 'Shanghai plant', '310115', 'HD'],
  ['P02', '广州黄埔润滑油厂', 'Guangzhou plant', '440112', 'HN'],
  ['P03', '武汉中央库', 'Wuhan central warehouse', '420112', ''],
  ['P04', '天津滨海润滑油厂', 'Tianjin plant', '120116', 'HB'],
  ['P05', '郑州区域库', 'Zhengzhou warehouse', '410122', 'HZ'],
  ['P06', '沈阳区域库', 'Shenyang warehouse', '210114', 'DB'],
  ['P07', '成都区域库', 'Chengdu warehouse', '510112', 'XB'],
  ['P08', '西安区域库', 'Xi’an warehouse', '610112', 'XB'],
];

export function plantsOf(count: number, branches: readonly Branch[]): LocationPlan[] {
  return PLANTS.slice(0, count).map(([code, name, nameEn, divisionCode, branch], index) => {
    const branchIds = branches.filter((candidate) => branch === '' || candidate.code === branch).map(({ id }) => id);
    return { id: index + 1, ownerId: HEAD_OFFICE_ID, code, name, nameEn, divisionCode, receives: false, branchIds };
  });
}

/** The warehouse of each dealer; goods that it receives go there. */
export function* warehousesOf({ dealers, plants }: Company): Generator<LocationPlan> {
  for (const [index, dealer] of dealers.entries()) yield warehouseOf(dealer, plants.length + 1 + index);
}

function warehouseOf({ id: ownerId, code, county }: Dealer, id: number): LocationPlan {
  return { id, ownerId, code: `W-${code}`, name: `${cityWord(county)}仓库`, nameEn: `Warehouse ${code}`, divisionCode: county.code, receives: true, branchIds: [] };
}

/** What lies where when the company starts: nearly everything at the plants, a range of goods at first-tier dealers. */
export function* openingStock(company: Company): Generator<OpeningStock> {
  const { plants, catalogue, firstTier, seed } = company;
  for (const location of plants) {
    const random = new Random(seed, 'stock', location.id);
    for (const sku of catalogue.skus) {
      if (random.chance(0.8)) yield { location, skuId: sku.id, quantity: inBase(sku, random.between(80, 1_500)) };
    }
  }
  for (const dealer of firstTier) {
    const location = warehouseOf(dealer, plants.length + dealer.id - HEAD_OFFICE_ID);
    const random = new Random(seed, 'stock', location.id);
    for (const sku of assortmentOf(company, dealer)) yield { location, skuId: sku.id, quantity: inBase(sku, random.between(12, 240)) };
  }
}

const ASSORTMENT = 48;

/** What a first-tier dealer deals in. */
export function assortmentOf({ catalogue, seed }: Company, { index, businessLines }: Dealer): SkuPlan[] {
  const able = catalogue.skus.filter(({ business }) => businessLines.includes(business) && business !== 'bulk');
  return new Random(seed, 'assortment', index).some(able, ASSORTMENT);
}

function inBase({ packaging }: SkuPlan, salesUnits: number): number {
  return salesUnits * (packaging.perCarton ?? 1);
}
