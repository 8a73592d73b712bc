/** A promise of the data, as a query for what breaks it. */
export interface Check {
  readonly name: string;
  /** Gives one row per breach, with a column `breach` that names it. */
  readonly query: string;
}
