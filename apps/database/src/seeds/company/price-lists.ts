import { Random } from '../random';
import type { SkuPlan } from './catalogue';
import type { Company } from './company';
import { type Dealer, HEAD_OFFICE_ID } from './dealers';

/** Who may buy at a list besides those whom it belongs to. */
export type Grant = { readonly tier: 1 | 2 } | { readonly organisationIds: readonly number[] };

export interface PriceListPlan {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly sellerId: number | null;
  readonly tier: 1 | 2;
  readonly priority: number;
  /** A `daterange`. */
  readonly valid: string;
  readonly grant: Grant | null;
  /** Made with one dealer, who buys at it through the group of its contracts. */
  readonly contract?: { readonly number: string; readonly buyer: Dealer };
  /** What a quantity in the sales unit takes off. */
  readonly breaks?: (sku: SkuPlan) => readonly PriceBreak[];
  /** Which SKUs, at which share of the standard price. */
  readonly share: (sku: SkuPlan) => number | undefined;
}

export interface PriceBreak {
  readonly from: number;
  readonly share: number;
}

export interface PriceItem {
  readonly skuId: number;
  readonly unit: string;
  /** In the unit; 0: any. */
  readonly from: number;
  /** Yuan. */
  readonly price: string;
  readonly valid: string;
}

const ALWAYS = '[2000-01-01,)';
/** From so many lots. */
const BREAKS: readonly PriceBreak[] = [{ from: 10, share: 0.98 }, { from: 50, share: 0.95 }];
const CONTRACT_BREAKS: readonly PriceBreak[] = [{ from: 30, share: 0.97 }];

/** Head office's standard lists of three years, special lists of branches and key accounts, the recommended list, dealers' own, a contract. */
export function priceListsOf(company: Company): PriceListPlan[] {
  const year = Number(company.until.slice(0, 4));
  const plans = [
    standard(company, year, 1, () => true),
    standard(company, year - 1, 0.97, ({ id }) => id % 3 === 0),
    standard(company, year + 1, 1.04, ({ id }) => id % 3 === 1),
    recommended(year),
    ...Array.from({ length: company.scale.specialPriceLists }, (_, index) => special(company, index, year)),
    ...company.firstTier.slice(0, company.scale.ownPriceLists).map((dealer) => own(dealer, company, year)),
    ...company.firstTier.slice(0, 1).map((dealer) => contract(company, dealer, year)),
  ];
  return plans.map((plan, index) => ({ id: index + 1, ...plan }));
}

/** The entries of a list; every fifth standard price rose in July. */
export function* itemsOf(plan: PriceListPlan, skus: readonly SkuPlan[], until: string): Generator<PriceItem> {
  for (const sku of skus) {
    const share = plan.share(sku);
    if (share === undefined) continue;
    const rise = `${until.slice(0, 4)}-07-01`;
    if (plan.priority > 0 || sku.id % 5 !== 0) yield item(sku, share, ALWAYS);
    else yield* [item(sku, share * 0.97, `[2000-01-01,${rise})`), item(sku, share, `[${rise},)`)];
    for (const step of plan.breaks?.(sku) ?? []) yield item(sku, share * step.share, ALWAYS, step.from);
  }
}

type Unnumbered = Omit<PriceListPlan, 'id'>;

function standard({ industry }: Company, year: number, share: number, covers: (sku: SkuPlan) => boolean): Unnumbered {
  const breaks = breaksOf(BREAKS, industry.lot);
  return {
    code: `T1-STD-${year}`, name: `${year}年一级经销商标准价`, nameEn: `First-tier standard ${year}`, sellerId: HEAD_OFFICE_ID, tier: 1, priority: 0,
    valid: `[${year}-01-01,${year + 1}-01-01)`, grant: { tier: 1 }, share: (sku) => (covers(sku) ? share : undefined),
    breaks: (sku) => (sku.id % 4 === 1 ? breaks(sku) : []),
  };
}

function recommended(year: number): Unnumbered {
  return {
    code: 'T2-REC', name: '二级经销商建议价', nameEn: 'Second-tier recommended', sellerId: null, tier: 2, priority: 0,
    valid: `[${year - 1}-01-01,)`, grant: { tier: 2 }, share: () => 1.12,
  };
}

/** The first ones belong to branches, the others to a handful of key accounts each. */
function special({ branches, firstTier, seed }: Company, index: number, year: number): Unnumbered {
  const branch = branches[index];
  const random = new Random(seed, 'special price list', index);
  const buyers = branch ? firstTier.filter(({ branchId }) => branchId === branch.id) : random.some(firstTier, random.between(5, 40));
  const rest = random.between(0, 6);
  return {
    code: branch ? `T1-SP-${branch.code}` : `T1-KA-${String(index + 1).padStart(3, '0')}`,
    name: branch ? `${branch.name}专项价` : `重点客户专项价 ${index + 1}`,
    nameEn: branch ? `${branch.nameEn} special` : `Key accounts ${index + 1}`,
    sellerId: HEAD_OFFICE_ID, tier: 1, priority: branch ? 10 : 20, valid: `[${year}-01-01,${year + 2}-01-01)`,
    grant: { organisationIds: buyers.map(({ id }) => id) }, share: ({ id }) => (id % 7 === rest ? (branch ? 0.96 : 0.94) : undefined),
  };
}

/** A dealer sets prices of its own for some eighty to two hundred SKUs. */
function own({ id, code, name }: Dealer, { seed, scale }: Company, year: number): Unnumbered {
  const random = new Random(seed, 'own price list', id);
  const every = scale.skus > 1_000 ? 20 : 5;
  const [rest, share] = [random.between(0, every - 1), 1.06 + random.between(0, 8) / 100];
  return {
    code: `T2-${code}`, name: `${name}二级批发价`, nameEn: `Wholesale ${code}`, sellerId: id, tier: 2, priority: 0,
    valid: `[${year - 1}-01-01,)`, grant: null, share: (sku) => (sku.id % every === rest ? share : undefined),
  };
}

/** What head office agreed with one dealer for a year; it beats every list. */
function contract({ industry }: Company, buyer: Dealer, year: number): Unnumbered {
  return {
    code: `CT-${buyer.code}-${year}`, name: `${buyer.name}${year}年合同价`, nameEn: `Contract ${buyer.code} ${year}`, sellerId: HEAD_OFFICE_ID, tier: 1, priority: 0,
    valid: `[${year}-01-01,${year + 1}-01-01)`, grant: { organisationIds: [buyer.id] }, contract: { number: `HT-${year}-0001`, buyer },
    share: ({ id }) => (id % 9 === 4 ? 0.92 : undefined), breaks: breaksOf(CONTRACT_BREAKS, industry.lot),
  };
}

function breaksOf(breaks: readonly PriceBreak[], lot: number): NonNullable<PriceListPlan['breaks']> {
  const inUnits = breaks.map(({ from, share }) => ({ from: from * lot, share }));
  return ({ pricedIn }) => (pricedIn ? [] : inUnits);
}

function item(sku: SkuPlan, share: number, valid: string, from = 0): PriceItem {
  const fen = Math.round(sku.price * share);
  if (!sku.pricedIn) return { skuId: sku.id, unit: sku.packaging.salesUnit, from, price: yuan(fen), valid };
  const { unit, numerator, denominator } = sku.pricedIn;
  return { skuId: sku.id, unit, from, price: yuan(Math.round((fen * numerator) / denominator)), valid };
}

export function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
