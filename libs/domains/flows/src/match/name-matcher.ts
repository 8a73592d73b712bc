import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import type { WrittenItem, WrittenName } from '../map/dictionary';
import { type FlowName, FlowNameRepository, type SeenName } from '../name/flow-name.repository';
import { nameKey, shownName, writtenName } from '../name/written-name';
import type { ReadSummary } from '../read/read-job';
import { CustomerMatcher } from './customer-matcher';
import type { ItemMatch } from './item-match';
import { ItemMatcher } from './item-matcher';
import { ProductMatcher } from './product-matcher';

export type NamedItem = ItemMatch & { readonly nameId: number; readonly unit: string };

/** Rows of an item that mean something else than its other rows do. */
export interface OtherRows {
  /** Number of the item in the dictionary. */
  readonly item: number;
  /** From which price of one unit on, and below which. */
  readonly low: number;
  readonly high: number;
  readonly means: NamedItem;
}

/** What the texts of a file mean, by their numbers in its dictionary. */
export interface MatchedNames {
  readonly items: readonly NamedItem[];
  readonly others: readonly OtherRows[];
  /** Ids of the dealer's names. */
  readonly customers: readonly number[];
}

export interface NamesOfFile {
  readonly dealerId: number;
  readonly receivedAt: Date;
  /** Customers of purchases and stock are no terminals. */
  readonly hasTerminals: boolean;
}

/** Enters the names of a file into its dealer's dictionary and resolves them as far as that is certain. */
@Injectable()
export class NameMatcher {
  constructor(
    private readonly names: FlowNameRepository,
    private readonly products: ProductMatcher,
    private readonly customers: CustomerMatcher,
    private readonly items: ItemMatcher,
  ) {}

  async match(tx: TxCtx, file: NamesOfFile, summary: ReadSummary): Promise<MatchedNames> {
    const customers = file.hasTerminals ? await this.matchCustomers(tx, file, summary.customers) : [];
    return { ...(await this.matchItems(tx, file, summary)), customers };
  }

  /** Asks about one customer again that has no meaning now. */
  async rematchCustomer(tx: TxCtx, nameId: number): Promise<void> {
    const name = await this.names.openCustomer(tx, nameId);
    if (!name) return;
    const [match] = await this.customers.match(tx, name.dealerId, [writtenName(name.shown, name.code)]);
    if (match) await this.names.match(tx, 'terminal', [{ nameId, targetId: match.terminalId, method: match.method }]);
  }

  private async matchItems(tx: TxCtx, file: NamesOfFile, { products, items, prices, days }: ReadSummary): Promise<Pick<MatchedNames, 'items' | 'others'>> {
    const names = await this.see(tx, file, 'product', products);
    const matches = await this.products.match(tx, file.dealerId, products);
    await this.names.match(
      tx,
      'product',
      names.map(({ id }, index) => ({ nameId: id, targetId: matches[index]?.skuId ?? null, method: matches[index]?.method ?? null })),
    );
    const asked = items.map((written, index) => ({
      written, shown: shownName(products[written.product] as WrittenName), skuId: matches[written.product]?.skuId, range: prices[index] ?? null,
    }));
    // prices of the file's own last day: whenever it comes, and comes again, it means the same
    const date = days.at(-1)?.date ?? shanghaiToday(file.receivedAt);
    const matched = await this.items.match(tx, { dealerId: file.dealerId, date }, asked);
    const named = (match: ItemMatch, item: number): NamedItem => ({ ...match, nameId: (names[(items[item] as WrittenItem).product] as FlowName).id, unit: (items[item] as WrittenItem).unit });
    return { items: matched.items.map(named), others: matched.priced.map(({ item, low, high, match }) => ({ item, low, high, means: named(match, item) })) };
  }

  /** Only names without a meaning are asked about again: there may be a new terminal, or a decision of another file. */
  private async matchCustomers(tx: TxCtx, file: NamesOfFile, customers: readonly WrittenName[]): Promise<number[]> {
    const names = await this.see(tx, file, 'terminal', customers);
    const open = customers.map((written, index) => ({ written, nameId: (names[index] as FlowName).id, known: names[index]?.terminalId })).filter(({ known }) => known === null);
    const matches = await this.customers.match(tx, file.dealerId, open.map(({ written }) => written));
    const found = open.flatMap(({ nameId }, index) => {
      const match = matches[index];
      return match ? [{ nameId, targetId: match.terminalId, method: match.method }] : [];
    });
    await this.names.match(tx, 'terminal', found);
    return names.map(({ id }) => id);
  }

  /** Different spellings of one key are one name. */
  private async see(tx: TxCtx, { dealerId, receivedAt }: NamesOfFile, kind: 'product' | 'terminal', written: readonly WrittenName[]): Promise<FlowName[]> {
    const seen = new Map<string, SeenName>();
    const keys = written.map((name) => nameKey(name));
    written.forEach((name, index) => {
      const key = keys[index] as string;
      if (!seen.has(key)) seen.set(key, { key, shown: shownName(name), code: name.code });
    });
    const names = await this.names.see(tx, dealerId, kind, [...seen.values()], receivedAt);
    const byKey = new Map(names.map((name) => [name.key, name]));
    return keys.map((key) => byKey.get(key) as FlowName);
  }
}
