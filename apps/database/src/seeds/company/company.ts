import type { LocalDate } from '@tributary/kernel';
import type { Industry } from '../industry/industry';
import { LUBRICANTS } from '../industry/lubricants/lubricants';
import { type Branch, branchesOf } from './branches';
import type { Catalogue } from './catalogue';
import { type Dealer, dealersOf } from './dealers';
import { type LocationPlan, plantsOf } from './locations';
import type { Scale } from './scale';

/** The plan of a whole company: from the same industry, scale, seed number and day comes the same company, to the last letter. */
export interface Company {
  readonly industry: Industry;
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

export function companyOf(scale: Scale, seed: number, until: LocalDate, industry: Industry = LUBRICANTS): Company {
  const dealers = dealersOf(industry, scale, seed, until);
  const branches = branchesOf(industry, scale.branches);
  return {
    industry,
    scale,
    seed,
    until,
    branches,
    dealers,
    firstTier: dealers.filter(({ tier }) => tier === 1),
    catalogue: industry.catalogueOf(scale),
    plants: plantsOf(industry, scale.plants, branches),
  };
}
