import { Injectable } from '@nestjs/common';
import { SkuMatcher, UnitRepository, UnitWords } from '@tributary/catalogue';
import { compact } from '@tributary/kernel';
import type { TxCtx } from '@tributary/platform';
import { TerminalMatcher } from '@tributary/terminals';
import type { KnownNames } from './column-score';
import type { SheetProfile } from './sheet-proposal';

/** Which texts of some tables are names that the company knows. */
@Injectable()
export class KnownTexts {
  constructor(
    private readonly skus: SkuMatcher,
    private readonly terminals: TerminalMatcher,
    private readonly units: UnitRepository,
  ) {}

  /** Samples and headers of all columns at once: one statement each for products, terminals and units. */
  async of(tx: TxCtx, profiles: readonly SheetProfile[]): Promise<KnownNames> {
    const texts = profiles.flatMap(({ columns }) => columns.flatMap(({ header, samples }) => [header, ...samples]));
    const keys = [...new Set(texts.map(compact))].filter((key) => key !== '');
    const products = await this.skus.exact(tx, keys);
    const customers = await this.terminals.exact(tx, keys);
    const words = new UnitWords(await this.units.all(tx));
    return { products: new Set(products.keys()), customers: new Set(customers.keys()), units: new Set(keys.filter((key) => words.code(key) !== undefined)) };
  }
}
