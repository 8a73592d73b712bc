import { nameKey, shownName } from '@tributary/flows';
import { Random } from '../random';
import type { Company } from './company';
import type { Dealer } from './dealers';
import { assortmentOf } from './locations';
import type { SkuPlan } from './skus';
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
}

export interface BookCustomer extends BookEntry {
  readonly terminal: TerminalPlan;
}

/** What a dealer's own program calls its products and customers. Keys occur once. */
export interface DealerBook {
  readonly products: readonly BookProduct[];
  readonly customers: readonly BookCustomer[];
}

const UNIT_WORDS: Readonly<Record<string, string>> = { carton: '箱', drum: '桶', tonne: '吨' };

export function bookOf(company: Company, dealer: Dealer): DealerBook {
  const random = new Random(company.seed, 'book', dealer.index);
  return {
    products: distinct(assortmentOf(company, dealer).map((sku) => product(sku, random))),
    customers: distinct(terminalsNear(company, dealer).map((terminal) => customer(terminal, random))),
  };
}

/** Two thirds of the dealers' names are head office's, with its codes; the others a person decided about once. */
function product(sku: SkuPlan, random: Random): BookProduct {
  const own = random.chance(0.33);
  const written = own
    ? { code: String(random.between(1000, 9999)), name: sku.gradeName.replaceAll(/[ -]/g, ''), specification: sku.packaging.name.replaceAll('×', '*') }
    : { code: sku.code, name: sku.name, specification: '' };
  const price = Math.round((sku.price * (112 + random.between(0, 16))) / 100);
  const unit = UNIT_WORDS[sku.packaging.salesUnit] ?? sku.packaging.salesUnit;
  return { sku, unit, price, ...entry(written, own ? 'alias' : 'code') };
}

/** Six in ten are written in full, three as somebody decided once, one nobody has looked at. */
function customer(terminal: TerminalPlan, random: Random): BookCustomer {
  const kind = random.fraction();
  const name = kind < 0.6 ? terminal.name : spellingOf(terminal, terminal.county, random);
  return { terminal, ...entry({ code: '', name, specification: '' }, kind < 0.6 ? 'name' : kind < 0.9 ? 'alias' : undefined) };
}

function entry(written: Pick<BookEntry, 'code' | 'name' | 'specification'>, method: BookEntry['method']): BookEntry {
  return { ...written, key: nameKey(written), shown: shownName(written), method };
}

function distinct<T extends BookEntry>(entries: readonly T[]): T[] {
  return [...new Map(entries.map((one) => [one.key, one])).values()];
}
