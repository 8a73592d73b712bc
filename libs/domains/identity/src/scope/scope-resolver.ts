import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { type DealerScope, type Scope, sqlOne, type TxCtx } from '@tributary/platform';
import { SCOPE_SQL } from './scope.sql';

/** Whose scope it is. */
export interface ScopeSubject {
  /** Null: of the organisation as such, without what a single person was granted. */
  readonly userId: number | null;
  readonly organisationId: number;
  readonly tier: 1 | 2 | null;
}

type Dimension = 'dealers' | 'catalogue' | 'price' | 'stock' | 'flow';

interface ScopeRow {
  readonly counterparties: number[];
  readonly everything: Dimension[];
  /** Ids by dimension and kind, e.g. `stock.location`. */
  readonly named: Record<string, number[] | undefined>;
}

/** What somebody may see in the five dimensions of C2, in one statement whatever the number of groups, dealers and lists. */
@Injectable()
export class ScopeResolver {
  /** Needs a system context: it reads the groups that the scope is made of. */
  async resolve(tx: TxCtx, subject: ScopeSubject, today: LocalDate): Promise<Scope> {
    const row = await sqlOne<ScopeRow>(tx, SCOPE_SQL, [subject.userId, subject.organisationId, subject.tier, today]);
    if (!row) throw new Error('The scope statement gave no row.');
    return scopeOf(subject, row);
  }
}

function scopeOf(subject: ScopeSubject, { counterparties, everything, named }: ScopeRow): Scope {
  const all = (dimension: Dimension) => everything.includes(dimension);
  const ids = (dimension: Dimension, kind: string) => named[`${dimension}.${kind}`] ?? [];
  const dealers = (dimension: 'dealers' | 'flow'): DealerScope => ({
    all: all(dimension),
    dealer: ids(dimension, 'dealer'),
    branch: ids(dimension, 'branch'),
  });
  return {
    system: false,
    user: subject.userId,
    organisation: subject.organisationId,
    counterparties,
    dealers: dealers('dealers'),
    catalogue: { all: all('catalogue'), product_line: ids('catalogue', 'product_line'), sku: ids('catalogue', 'sku') },
    price: { all: all('price'), price_list: ids('price', 'price_list') },
    stock: { all: all('stock'), location: ids('stock', 'location') },
    flow: dealers('flow'),
  };
}
