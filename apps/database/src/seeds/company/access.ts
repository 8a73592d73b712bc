import { linesOfTier } from '../industry/industry';
import type { Company } from './company';
import { type Person, peopleOf } from './people';
import { type PriceListPlan, priceListsOf } from './price-lists';

type ItemKind = 'branch' | 'product_line' | 'price_list' | 'location';

/** A permission group of C2: what it shows, and to whom. */
export interface AccessGroupPlan {
  readonly id: number;
  readonly dimension: 'dealers' | 'catalogue' | 'price' | 'stock' | 'flow';
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Everything of the dimension, or the items. */
  readonly items: 'everything' | readonly (readonly [ItemKind, number])[];
  readonly users?: readonly number[];
  readonly organisations?: readonly number[];
  readonly tiers?: readonly (1 | 2)[];
}

type Unnumbered = Omit<AccessGroupPlan, 'id'>;

/** Accounts of head office by what they may see. */
const ALL_DEALERS = ['admin', 'desk', 'logistics', 'operator', 'auditor', 'marketing'];
const ALL_FLOW = ['admin', 'operator', 'auditor'];
const EVERYBODY = [...ALL_DEALERS, 'manager.east', 'manager.south', 'rep1'];
/** Who sees one branch only. */
const BRANCH_PEOPLE: Readonly<Record<string, readonly string[]>> = { HD: ['manager.east', 'rep1'], HN: ['manager.south'] };

/** Every group with its grants. A dealer sees itself and its suppliers without a group. */
export function accessGroupsOf(company: Company): AccessGroupPlan[] {
  const ids = idsOf(company);
  const groups = [
    ...whole('dealers', '全部经销商', 'All dealers', ids(ALL_DEALERS)),
    ...whole('flow', '全部流向', 'All flow', ids(ALL_FLOW)),
    ...whole('catalogue', '全部产品', 'Whole catalogue', ids(EVERYBODY)),
    ...whole('price', '全部价格', 'All prices', ids(EVERYBODY)),
    ...whole('stock', '全部库存地', 'All stock locations', ids(EVERYBODY)),
    ...branchGroups(company, ids),
    ...catalogueGroups(company),
    ...priceListsOf(company).flatMap(priceGroup),
  ];
  return groups.map((group, index) => ({ id: index + 1, ...group }));
}

function idsOf(company: Company): (accounts: readonly string[]) => number[] {
  const byAccount = new Map<string, number>();
  for (const { account, id, organisationId } of peopleOf(company)) {
    if (organisationId !== 1) break;
    byAccount.set(account, id);
  }
  return (accounts) => accounts.map((account) => byAccount.get(account)).filter((id) => id !== undefined);
}

function whole(dimension: AccessGroupPlan['dimension'], name: string, nameEn: string, users: readonly Person['id'][]): Unnumbered[] {
  return [{ dimension, code: 'ALL', name, nameEn, items: 'everything', users }];
}

/** A branch's dealers and flow for its manager and representative; the plants that serve it for its dealers. */
function branchGroups({ branches, firstTier, plants }: Company, ids: (accounts: readonly string[]) => number[]): Unnumbered[] {
  return branches.flatMap(({ id, code, name, nameEn }): Unnumbered[] => {
    const users = ids(BRANCH_PEOPLE[code] ?? []);
    const organisations = firstTier.filter(({ branchId }) => branchId === id).map((dealer) => dealer.id);
    const locations = plants.filter(({ branchIds }) => branchIds.includes(id)).map((plant) => ['location', plant.id] as const);
    return [
      { dimension: 'dealers', code, name: `${name}经销商`, nameEn: `Dealers of ${nameEn}`, items: [['branch', id]], users },
      { dimension: 'flow', code, name: `${name}流向`, nameEn: `Flow of ${nameEn}`, items: [['branch', id]], users },
      { dimension: 'stock', code, name: `${name}可售库存地`, nameEn: `Locations for ${nameEn}`, items: locations, organisations },
    ];
  });
}

/** A first-tier dealer sees the lines that it has a contract for, the second tier everything that it may deal in. */
function catalogueGroups({ industry, catalogue, firstTier }: Company): Unnumbered[] {
  const soldOn = linesOfTier(industry, 2);
  return industry.businessLines.map((line) => ({
    dimension: 'catalogue', code: line.code.toUpperCase(), name: line.goods[0], nameEn: line.goods[1],
    items: catalogue.lines.filter(({ plan }) => plan.business === line.code).map(({ id }) => ['product_line', id] as const),
    organisations: firstTier.filter(({ businessLines }) => businessLines.includes(line.code)).map(({ id }) => id),
    tiers: soldOn.includes(line) ? [2] : [],
  }));
}

function priceGroup({ id, code, name, nameEn, grant, contract }: PriceListPlan): Unnumbered[] {
  if (!grant) return [];
  const to = 'tier' in grant ? { tiers: [grant.tier] } : { organisations: grant.organisationIds };
  // contracts made on the screen later join the same group of their dealer
  const named = contract ? { code: `CONTRACT-${contract.buyer.code}`, name: `${contract.buyer.name}合同价`, nameEn: `Contract prices ${contract.buyer.code}` } : { code, name, nameEn };
  return [{ dimension: 'price', ...named, items: [['price_list', id]], ...to }];
}
