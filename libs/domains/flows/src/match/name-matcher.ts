import { Injectable } from '@nestjs/common';
import { Skus } from '@tributary/catalogue';
import type { TxCtx } from '@tributary/platform';
import type { WrittenName } from '../map/dictionary';
import { type FlowName, FlowNameRepository, type SeenName } from '../name/flow-name.repository';
import { nameKey, shownName, writtenName } from '../name/written-name';
import type { ReadSummary } from '../read/read-job';
import { CustomerMatcher } from './customer-matcher';
import { type ItemMatch, matchItem } from './item-match';
import { ProductMatcher } from './product-matcher';
import { UnitWordRepository } from './unit-word.repository';

/** What the texts of a file mean, by their numbers in its dictionary. */
export interface MatchedNames {
  readonly items: readonly (ItemMatch & { readonly nameId: number; readonly unit: string })[];
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
    private readonly skus: Skus,
    private readonly units: UnitWordRepository,
  ) {}

  async match(tx: TxCtx, file: NamesOfFile, summary: ReadSummary): Promise<MatchedNames> {
    const customers = file.hasTerminals ? await this.matchCustomers(tx, file, summary.customers) : [];
    return { items: await this.matchItems(tx, file, summary), customers };
  }

  /** Asks about one customer again that has no meaning now. */
  async rematchCustomer(tx: TxCtx, nameId: number): Promise<void> {
    const name = await this.names.openCustomer(tx, nameId);
    if (!name) return;
    const [match] = await this.customers.match(tx, name.dealerId, [writtenName(name.shown, name.code)]);
    if (match) await this.names.match(tx, 'terminal', [{ nameId, targetId: match.terminalId, method: match.method }]);
  }

  private async matchItems(tx: TxCtx, file: NamesOfFile, { products, items }: ReadSummary): Promise<MatchedNames['items']> {
    const names = await this.see(tx, file, 'product', products);
    const matches = await this.products.match(tx, file.dealerId, products);
    await this.names.match(
      tx,
      'product',
      names.map(({ id }, index) => ({ nameId: id, targetId: matches[index]?.skuId ?? null, method: matches[index]?.method ?? null })),
    );
    const skus = await this.skus.byIds(tx, matches.flatMap((match) => (match ? [match.skuId] : [])));
    const { units, own } = await this.units.of(tx, file.dealerId);
    return items.map((item) => {
      const product = products[item.product] as WrittenName;
      const sku = skus.get(matches[item.product]?.skuId ?? -1);
      return { ...matchItem(item, { shown: shownName(product), sku, units, own }), nameId: (names[item.product] as FlowName).id, unit: item.unit };
    });
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
