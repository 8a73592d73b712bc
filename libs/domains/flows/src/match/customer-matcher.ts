import { Injectable } from '@nestjs/common';
import type { TxCtx } from '@tributary/platform';
import { compact } from '@tributary/kernel';
import { TerminalAliases, TerminalMatcher } from '@tributary/terminals';
import type { WrittenName } from '../map/dictionary';
import type { MatchMethod } from '../name/flow-name.repository';
import { aliasKeys } from '../name/written-name';

export interface CustomerMatch {
  readonly terminalId: number;
  readonly method: MatchMethod;
}

/** Which terminal a dealer's customer is, where that is certain: remembered decisions, then a name that one terminal alone bears. */
@Injectable()
export class CustomerMatcher {
  constructor(
    private readonly aliases: TerminalAliases,
    private readonly matcher: TerminalMatcher,
  ) {}

  /** One answer per customer, in order; undefined where a person must decide. A fixed number of statements. */
  async match(tx: TxCtx, dealerId: number, customers: readonly WrittenName[]): Promise<(CustomerMatch | undefined)[]> {
    const aliases = await this.aliases.resolve(tx, dealerId, customers.flatMap(aliasKeys));
    const exact = await this.matcher.exact(tx, [...new Set(customers.map(({ name }) => compact(name)))]);
    return customers.map((customer) => {
      const aliased = aliasKeys(customer).map((key) => aliases.get(key)).find((id) => id !== undefined);
      if (aliased !== undefined) return { terminalId: aliased, method: 'alias' };
      const terminalId = exact.get(compact(customer.name));
      return terminalId === undefined ? undefined : { terminalId, method: 'name' };
    });
  }
}
