/** What of one dimension may be seen: everything, or the rows named by the lists. */
export interface DealerScope {
  readonly all: boolean;
  readonly dealer: readonly number[];
  readonly branch: readonly number[];
}

/**
 * The five independent dimensions of C2, resolved for one actor. It travels with every context, and PostgreSQL receives
 * it per transaction: row-level security reads the same lists as the repositories do.
 */
export interface Scope {
  readonly system: boolean;
  readonly user: number | null;
  /** The actor's own. A dealer sees its own rows; head office is nobody's "own": its people see what their groups name. */
  readonly organisation: number | null;
  /** Organisations that trade or traded with the actor's own: their names may be seen, their business may not. */
  readonly counterparties: readonly number[];
  readonly dealers: DealerScope;
  readonly catalogue: { readonly all: boolean; readonly product_line: readonly number[]; readonly sku: readonly number[] };
  readonly price: { readonly all: boolean; readonly price_list: readonly number[] };
  readonly stock: { readonly all: boolean; readonly location: readonly number[] };
  readonly flow: DealerScope;
}

/** Sees nothing; the start of every scope that is not the system's. */
export const NO_SCOPE: Scope = {
  system: false,
  user: null,
  organisation: null,
  counterparties: [],
  dealers: { all: false, dealer: [], branch: [] },
  catalogue: { all: false, product_line: [], sku: [] },
  price: { all: false, price_list: [] },
  stock: { all: false, location: [] },
  flow: { all: false, dealer: [], branch: [] },
};

/** Of scheduled jobs, sign-in and imports: written out, never implied by the absence of a user. */
export const SYSTEM_SCOPE: Scope = {
  ...NO_SCOPE,
  system: true,
  dealers: { all: true, dealer: [], branch: [] },
  catalogue: { all: true, product_line: [], sku: [] },
  price: { all: true, price_list: [] },
  stock: { all: true, location: [] },
  flow: { all: true, dealer: [], branch: [] },
};
