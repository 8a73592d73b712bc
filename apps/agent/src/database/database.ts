import type { SqlParameter } from '@tributary/agent-wire';

export type ResultRow = Readonly<Record<string, string | null>>;
export type Parameters = Readonly<Partial<Record<SqlParameter, string>>>;

/** Port: the dealer's database, open for reading. Everything comes as text, exactly as the database has it. */
export interface LedgerDatabase {
  /**
   * Runs one SELECT in a read-only transaction, and gives its rows in portions so that memory stays small. @throws Trouble
   */
  read(select: string, parameters: Parameters): AsyncGenerator<readonly ResultRow[]>;
  /** Whether the account could change something. */
  canWrite(): Promise<boolean>;
  close(): Promise<void>;
}

/** Rows that are fetched at a time. */
export const PORTION = 1_000;
