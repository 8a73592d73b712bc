import type { Client } from 'pg';
import type { Company } from './company/company';

/** What a step of a seed works with. */
export interface SeedRun {
  /** The owner's connection, inside a transaction. */
  readonly client: Client;
  readonly company: Company;
  /** Reports how far a long step is. */
  readonly progress: (rows: number) => void;
}

/** A part of a seed that is done as a whole or not at all. */
export interface SeedStep {
  readonly name: string;
  /** Gives the number of rows written. */
  run(seed: SeedRun): Promise<number>;
}
