import type { LocalDate } from '@tributary/kernel';
import { type Branch, branchesOf } from './branches';
import { type Dealer, dealersOf } from './dealers';
import { type LocationPlan, plantsOf } from './locations';
import type { Scale } from './scale';
import { type Catalogue, catalogueOf } from './skus';

/** The plan of a whole company: from the same scale, seed number and day comes the same company, to the last letter. */
export interface Company {
  readonly scale: Scale;
  readonly seed: number;
  /** The last day that it knows anything of. */
  readonly until: LocalDate;
  readonly branches: readonly Branch[];
  readonly dealers: readonly Dealer[];
  readonly firstTier: readonly Dealer[];
  readonly catalogue: Catalogue;
  readonly plants: readonly LocationPlan[];
}

export function companyOf(scale: Scale, seed: number, until: LocalDate): Company {
  const dealers = dealersOf(scale, seed, until);
  const branches = branchesOf(scale.branches);
  return {
    scale,
    seed,
    until,
    branches,
    dealers,
    firstTier: dealers.filter(({ tier }) => tier === 1),
    catalogue: catalogueOf(scale),
    plants: plantsOf(scale.plants, branches),
  };
}
