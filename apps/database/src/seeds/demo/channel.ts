import { compact } from '@tributary/kernel';
import { type BookCustomer, type BookProduct, bookEntry, type BookEntry, bookOf } from '../company/book';
import type { SkuPlan } from '../company/catalogue';
import type { Company } from '../company/company';
import type { Dealer } from '../company/dealers';
import { spellingOf } from '../company/terminal-names';
import { terminalsNear } from '../company/terminals';
import { Random } from '../random';

/** How a dealer's program prints its sales: the layouts that the sandbox knows. */
export type FileLayout = 'standard' | 'kingdee' | 'csv';

/** A first-tier dealer that sends its sales every day. */
export interface ChannelDealer {
  readonly feedId: number;
  readonly dealer: Dealer;
  readonly layout: FileLayout;
  readonly ftpUser: string;
  readonly ftpPassword: string;
  readonly products: readonly BookProduct[];
  /** Those whose names mean a terminal. */
  readonly customers: readonly BookCustomer[];
  /** Names that a person must look at: some of the past month, one that comes every day. */
  readonly unknownCustomers: readonly BookCustomer[];
  readonly strangeCustomer: BookCustomer;
  readonly strangeProduct: BookEntry & { readonly sku: SkuPlan };
  /** Whether its files tell batch and expiry. */
  readonly tellsGoods: boolean;
}

const LAYOUTS: readonly FileLayout[] = ['standard', 'kingdee', 'csv', 'standard', 'kingdee', 'csv'];
const PRODUCTS = 36;
const CUSTOMERS = 40;

/** The first six dealers, who trade in the same goods, each under names of its own. */
export function channelOf(company: Company): ChannelDealer[] {
  const goods = company.catalogue.skus.filter((sku) => company.industry.channel.sells(sku));
  const skus = new Random(company.seed, 'channel').some(goods, PRODUCTS);
  const senders = company.firstTier.slice(0, LAYOUTS.length);
  const bearers = Map.groupBy(company.firstTier.flatMap((dealer) => terminalsNear(company, dealer)), ({ name }) => compact(name));
  const isClear = ({ method, key }: BookCustomer): boolean => method === 'alias' || (method === 'name' && bearers.get(key)?.length === 1);
  return senders.map((dealer, index) => channelDealer(company, dealer, { skus, index, isClear }));
}

interface Surroundings {
  readonly skus: readonly SkuPlan[];
  readonly index: number;
  /** Whether a customer's name leads to one terminal. */
  readonly isClear: (customer: BookCustomer) => boolean;
}

function channelDealer(company: Company, dealer: Dealer, { skus, index, isClear }: Surroundings): ChannelDealer {
  const random = new Random(company.seed, 'channel', dealer.index);
  const book = bookOf(company, dealer, skus);
  const unknown = book.customers.filter(({ method }) => method === undefined);
  const [strange] = unknown;
  if (!strange) throw new Error(`Every customer of ${dealer.code} is known: nobody would see how names are resolved.`);
  return {
    feedId: index + 1,
    dealer,
    layout: LAYOUTS[index] ?? 'csv',
    ftpUser: dealer.code.toLowerCase(),
    ftpPassword: `sandbox-${random.between(100_000, 999_999)}`,
    products: book.products,
    customers: book.customers.filter(isClear).slice(0, CUSTOMERS),
    unknownCustomers: unknown.slice(1, 6),
    strangeCustomer: strangeCustomer(company, strange, random),
    strangeProduct: strangeProduct(company, skus, random),
    tellsGoods: company.industry.channel.shelfLife !== undefined,
  };
}

/** A terminal under yet another spelling, with a remark that makes it look like nobody else's. */
function strangeCustomer({ industry }: Company, { terminal }: BookCustomer, random: Random): BookCustomer {
  const name = `${spellingOf(industry.terminals, terminal, terminal.county, random)}(新)`;
  return { terminal, ...bookEntry({ code: '', name, specification: '' }, undefined) };
}

/** An SKU under a code and words that no one has decided about yet. */
function strangeProduct({ industry }: Company, skus: readonly SkuPlan[], random: Random): ChannelDealer['strangeProduct'] {
  const sku = random.pick(skus);
  const { name, specification } = sku.dealerWords;
  return { sku, ...bookEntry({ code: `X${random.between(100, 999)}`, name: industry.channel.strange(name), specification }, undefined) };
}
