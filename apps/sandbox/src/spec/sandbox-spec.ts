/** How a dealer's software prints its sales. */
export type FileLayout = 'standard' | 'kingdee' | 'csv';

export const FILE_LAYOUTS: readonly FileLayout[] = ['standard', 'kingdee', 'csv'];

export interface SandboxDealer {
  readonly ftpUser: string;
  readonly ftpPassword: string;
  /** The dealer's code in Tributary; the key of `names`. */
  readonly code: string;
  readonly name: string;
  readonly layout: FileLayout;
  /** Sales lines on an ordinary day. */
  readonly linesPerDay: number;
  /** Its query site asks for the digits of a picture. */
  readonly captcha?: true;
  /** Its files and pages tell batch and expiry. */
  readonly batches?: true;
  /** One line a day counts single pieces under the unit of the whole pack; only its price tells. */
  readonly mixesUnits?: true;
}

/** Goods that were made together, and how long they may be used (YYYY-MM-DD). */
export interface SandboxBatch {
  readonly number: string;
  readonly expiry: string;
}

export interface SandboxProduct {
  /** Head office's code and name; what a dealer without an entry in `names` uses. */
  readonly code: string;
  readonly name: string;
  readonly specification: string;
  readonly unit: string;
  /** Price per unit in yuan, with two decimals. */
  readonly price: string;
  /** In one unit, where it is a pack of several. */
  readonly pieces?: number;
  /** Dealer code → what that dealer calls it. */
  readonly names: Readonly<Record<string, { readonly code: string; readonly name: string }>>;
  /** In exactly one line of every file: something that nobody could match beforehand. */
  readonly strange: boolean;
  /** Those on sale, for dealers that tell of them. */
  readonly batches?: readonly SandboxBatch[];
}

export interface SandboxTerminal {
  /** Dealer code → the customer name in that dealer's books. A dealer sells only to terminals that it has a name for. */
  readonly names: Readonly<Record<string, string>>;
  /** Buys exactly once a day. */
  readonly strange: boolean;
}

/** The pretend world: who sells what to whom. Written by the seeds, read by the sandbox. */
export interface SandboxSpec {
  /** The same number and date give the same files. */
  readonly seed: number;
  readonly dealers: readonly SandboxDealer[];
  readonly products: readonly SandboxProduct[];
  readonly terminals: readonly SandboxTerminal[];
}

export const EMPTY_SPEC: SandboxSpec = { seed: 1, dealers: [], products: [], terminals: [] };
