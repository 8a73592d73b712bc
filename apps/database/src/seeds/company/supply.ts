import { addDays, type LocalDate } from '@tributary/kernel';
import { Random } from '../random';
import type { Company } from './company';
import { type Dealer, HEAD_OFFICE_ID } from './dealers';

/** Who supplies whom in which line, and when; `upTo` is the first day on which it does not. */
export interface SupplyRelation {
  readonly supplierId: number;
  readonly buyerId: number;
  /** Code of a business line. */
  readonly line: string;
  readonly from: LocalDate;
  readonly upTo: LocalDate | null;
}

/**
 * Head office supplies the first tier; a second-tier dealer has a first-tier dealer of its branch, some another one for
 * the second business line, and some changed their supplier within the last year.
 */
export function* supplyOf({ industry, dealers, branches, seed, until }: Company): Generator<SupplyRelation> {
  const [first, second] = industry.businessLines;
  const firstTier = dealers.filter(({ tier }) => tier === 1);
  const byBranch = Map.groupBy(firstTier.filter(({ status }) => status === 'active'), ({ branchId }) => branchId);
  for (const { id, businessLines } of firstTier) {
    for (const line of businessLines) yield { supplierId: HEAD_OFFICE_ID, buyerId: id, line, from: '2020-01-01', upTo: null };
  }
  for (const buyer of dealers.filter(({ tier }) => tier === 2)) {
    const suppliers = byBranch.get(buyer.branchId) ?? [];
    // the dealers of a branch take turns, so that the first of each tier trade with each other
    const main = suppliers[Math.floor(buyer.index / branches.length) % suppliers.length];
    if (!main) throw new Error(`Nobody can supply ${buyer.code}.`);
    const random = new Random(seed, 'supply', buyer.index);
    yield* mainSuppliers({ buyer, line: first.code }, main, random.pick(suppliers), random, until);
    if (second) yield* otherSupplier({ buyer, line: second.code }, main, suppliers, random);
  }
}

interface Demand {
  readonly buyer: Dealer;
  readonly line: string;
}

function* mainSuppliers({ buyer, line }: Demand, main: Dealer, former: Dealer, random: Random, until: LocalDate): Generator<SupplyRelation> {
  const relation = { buyerId: buyer.id, line };
  const changed = random.chance(0.1) && former !== main && buyer.index !== 0 ? addDays(until, -random.between(40, 300)) : undefined;
  if (changed) yield { ...relation, supplierId: former.id, from: '2021-01-01', upTo: changed };
  yield { ...relation, supplierId: main.id, from: changed ?? '2021-01-01', upTo: null };
}

function* otherSupplier({ buyer, line }: Demand, main: Dealer, suppliers: readonly Dealer[], random: Random): Generator<SupplyRelation> {
  if (!buyer.businessLines.includes(line)) return;
  const able = suppliers.filter(({ businessLines }) => businessLines.includes(line));
  const supplier = buyer.index === 0 ? able.find((other) => other !== main) : random.pick(able);
  if (supplier) yield { supplierId: supplier.id, buyerId: buyer.id, line, from: '2021-01-01', upTo: null };
}
