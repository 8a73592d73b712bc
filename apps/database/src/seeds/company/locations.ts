import { Random } from '../random';
import { type Industry, linesOfTier } from '../industry/industry';
import type { Branch } from './branches';
import { basePerSales, type SkuPlan } from './catalogue';
import type { Company } from './company';
import { type Dealer, HEAD_OFFICE_ID } from './dealers';
import { cityWord } from './names';


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

export function plantsOf({ plants }: Industry, count: number, branches: readonly Branch[]): LocationPlan[] {
  return plants.slice(0, count).map(([code, name, nameEn, divisionCode, branch], index) => {
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
  const { industry, plants, catalogue, firstTier, seed } = company;
  for (const location of plants) {
    const random = new Random(seed, 'stock', location.id);
    for (const sku of catalogue.skus) {
      if (random.chance(0.8)) yield { location, skuId: sku.id, quantity: inBase(industry, sku, random.between(80, 1_500)) };
    }
  }
  for (const dealer of firstTier) {
    const location = warehouseOf(dealer, plants.length + dealer.id - HEAD_OFFICE_ID);
    const random = new Random(seed, 'stock', location.id);
    for (const sku of assortmentOf(company, dealer)) yield { location, skuId: sku.id, quantity: inBase(industry, sku, random.between(12, 240)) };
  }
}

const ASSORTMENT = 48;

/** What a first-tier dealer deals in and can sell on. */
export function assortmentOf({ industry, catalogue, seed }: Company, { index, businessLines }: Dealer): SkuPlan[] {
  const soldOn = linesOfTier(industry, 2).map(({ code }) => code);
  const able = catalogue.skus.filter(({ business }) => businessLines.includes(business) && soldOn.includes(business));
  return new Random(seed, 'assortment', index).some(able, ASSORTMENT);
}

function inBase({ lot }: Industry, { packaging }: SkuPlan, lots: number): number {
  return lots * lot * basePerSales(packaging);
}
