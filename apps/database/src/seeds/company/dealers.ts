import type { LocalDate } from '@tributary/kernel';
import { Random } from '../random';
import { countiesOf, type County } from '../reference/divisions';
import type { Industry } from '../industry/industry';
import { type Branch, branchesOf } from './branches';
import { cityWord, latin, mobilePhone, personName, streetAddress, tradeName } from './names';
import type { Scale } from './scale';

export const HEAD_OFFICE_ID = 1;

export interface Dealer {
  readonly id: number;
  readonly tier: 1 | 2;
  /** Position within its tier, from 0. */
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly branchId: number;
  readonly county: County;
  readonly grade: 'A' | 'B' | 'C';
  readonly status: 'active' | 'frozen' | 'closed';
  /** Codes. */
  readonly businessLines: readonly string[];
  readonly contractNumber: string;
  readonly contractUntil: LocalDate;
  readonly address: string;
  readonly contactName: string;
  readonly contactPhone: string;
  /** Yuan; what head office grants a first-tier dealer, and its supplier a second-tier one. */
  readonly creditLimit: number;
}

/** All dealers: first tier first, each tier in order of its index. The branches take turns. */
export function dealersOf(industry: Industry, scale: Scale, seed: number, until: LocalDate): Dealer[] {
  const branches = branchesOf(industry, scale.branches).map((branch) => ({ branch, counties: countiesOf(branch.provinces) }));
  const make = (tier: 1 | 2, index: number): Dealer => {
    const place = branches[index % branches.length];
    if (!place) throw new Error('A company needs a branch.');
    return dealer({ industry, tier, index, scale, seed, until, ...place });
  };
  return [
    ...Array.from({ length: scale.firstTier }, (_, index) => make(1, index)),
    ...Array.from({ length: scale.secondTier }, (_, index) => make(2, index)),
  ];
}

interface Blank {
  readonly industry: Industry;
  readonly tier: 1 | 2;
  readonly index: number;
  readonly scale: Scale;
  readonly seed: number;
  readonly until: LocalDate;
  readonly branch: Branch;
  readonly counties: readonly County[];
}

function dealer({ industry, tier, index, scale, seed, until, branch, counties }: Blank): Dealer {
  const random = new Random(seed, 'dealer', tier, index);
  // the first tier sits in towns
  const county = random.pick(tier === 1 ? counties.filter(({ name }) => name.endsWith('区')) : counties);
  const words = industry.dealers;
  const name = tradeName(random);
  const [trade, tradeEn] = random.pick(words.trades);
  const code = codeOf(scale, tier, index);
  return {
    id: HEAD_OFFICE_ID + 1 + (tier === 1 ? 0 : scale.firstTier) + index,
    tier,
    index,
    code,
    name: `${cityWord(county)}${name}${trade}${tier === 1 ? words.firstEnding : random.pick(words.secondEndings)}`,
    nameEn: `${latin(cityWord(county), name)} ${tradeEn} Co., Ltd.`,
    branchId: branch.id,
    county,
    grade: random.pick(['A', 'A', 'B', 'B', 'B', 'C']),
    status: statusOf(tier, index, random),
    businessLines: linesOf(industry, tier, index, random),
    contractNumber: `${until.slice(0, 4)}-${branch.code}-${code}`,
    contractUntil: `${Number(until.slice(0, 4)) + 1}-12-31`,
    address: streetAddress(county, words.roads, random),
    contactName: personName(random),
    contactPhone: mobilePhone(random),
    creditLimit: tier === 1 ? random.between(20, 80) * 100_000 : random.between(5, 30) * 20_000,
  };
}

function codeOf({ name }: Scale, tier: 1 | 2, index: number): string {
  const letter = tier === 1 ? 'D' : 'S';
  return `${letter}${(name === 'demo' ? 1_000 : 10_000) + (tier === 1 ? 0 : 1_000) + index + 1}`;
}

/** The first of each tier are those of the demo accounts: nothing stands in their way. */
function statusOf(tier: 1 | 2, index: number, random: Random): Dealer['status'] {
  const state = random.fraction();
  if (index < (tier === 1 ? 10 : 12)) return 'active';
  return state < 0.03 ? 'frozen' : state < 0.05 ? 'closed' : 'active';
}

/** The first of each tier deal in everything that their tier may. */
function linesOf({ businessLines: [main, ...others] }: Industry, tier: 1 | 2, index: number, random: Random): string[] {
  const more = others.filter(({ chance }) => {
    const [share, drawn] = [chance[tier - 1] ?? 0, random.chance(chance[tier - 1] ?? 0)];
    return index === 0 ? share > 0 : drawn;
  });
  return [main, ...more].map(({ code }) => code);
}
