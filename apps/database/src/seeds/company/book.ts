import { nameKey, shownName } from '@tributary/flows';
import { Random } from '../random';
import { type SkuPlan } from './catalogue';
import type { Company } from './company';
import { type Batch, batchesOf } from './batches';
import type { Dealer } from './dealers';
import { assortmentOf } from './locations';
import { spellingOf } from './terminal-names';
import { type TerminalPlan, terminalsNear } from './terminals';

/** A name as it stands in a dealer's files, and how it came to mean something; without a meaning it waits for a person. */
export interface BookEntry {
  readonly code: string;
  readonly name: string;
  readonly specification: string;
  readonly key: string;
  readonly shown: string;
  readonly method: 'code' | 'name' | 'alias' | undefined;
}

export interface BookProduct extends BookEntry {
  readonly sku: SkuPlan;
  /** The sales unit, as the file writes it. */
  readonly unit: string;
  /** Fen per sales unit that the dealer asks. */
  readonly price: number;
  /** Those on sale; none where files tell of none. */
  readonly batches: readonly Batch[];
}

export interface BookCustomer extends BookEntry {
  readonly terminal: TerminalPlan;
}

/** What a dealer's own program calls its products and customers. Keys occur once. */
export interface DealerBook {
  readonly products: readonly BookProduct[];
  readonly customers: readonly BookCustomer[];
}

/** The book of one dealer, about `skus` or else its assortment. */
export function bookOf(company: Company, dealer: Dealer, skus: readonly SkuPlan[] = assortmentOf(company, dealer)): DealerBook {
  const random = new Random(company.seed, 'book', dealer.index);
  return {
    products: distinct(skus.map((sku) => product(company, sku, random))),
    customers: distinct(terminalsNear(company, dealer).map((terminal) => customer(company, terminal, random))),
  };
}

/** Two thirds of the dealers' names are head office's, with its codes; the others a person decided about once. */
function product(company: Company, sku: SkuPlan, random: Random): BookProduct {
  const own = random.chance(0.33);
  const { name, specification } = sku.dealerWords;
  const code = String(random.between(1_000, 9_999));
  const price = Math.round((sku.price * (112 + random.between(0, 16))) / 100);
  const unit = unitWord(company, sku);
  const written = own ? { code, name, specification } : { code: sku.code, name: sku.name, specification };
  return { sku, unit, price, batches: batchesOf(company, sku), ...bookEntry(written, own ? 'alias' : 'code') };
}

/** Six in ten are written in full, three as somebody decided once, one nobody has looked at. */
function customer({ industry }: Company, terminal: TerminalPlan, random: Random): BookCustomer {
  const kind = random.fraction();
  const name = kind < 0.6 ? terminal.name : spellingOf(industry.terminals, terminal, terminal.county, random);
  return { terminal, ...bookEntry({ code: '', name, specification: '' }, kind < 0.6 ? 'name' : kind < 0.9 ? 'alias' : undefined) };
}

/** The sales unit, as the file writes it. */
export function unitWord({ industry }: Company, { packaging }: SkuPlan): string {
  return industry.units.find(({ code }) => code === packaging.salesUnit)?.name ?? packaging.salesUnit;
}

export function bookEntry(written: Pick<BookEntry, 'code' | 'name' | 'specification'>, method: BookEntry['method']): BookEntry {
  return { ...written, key: nameKey(written), shown: shownName(written), method };
}

function distinct<T extends BookEntry>(entries: readonly T[]): T[] {
  return [...new Map(entries.map((one) => [one.key, one])).values()];
}
