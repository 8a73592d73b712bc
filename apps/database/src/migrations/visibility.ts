/**
 * SQL predicates for row-level security policies. Each scope function is wrapped in a sub-select, so that PostgreSQL
 * evaluates it once per statement and not once per row.
 */

/** Rows of a dealer in column `column`, in the dimension `dealers` or `flow` (C2). */
export function dealerVisible(column: string, dimension: 'dealers' | 'flow' = 'dealers'): string {
  return `((SELECT app_all('${dimension}'))
    OR ${column} = ANY ((SELECT app_ids('${dimension}', 'dealer'))::bigint[])
    OR ${column} IN (SELECT app_branch_dealers('${dimension}')))`;
}

/** Rows that belong to a pair of trading parties: either side may see them. */
export function partyVisible(buyer: string, seller: string): string {
  return `(${dealerVisible(buyer)} OR ${ownDealer(seller)})`;
}

/**
 * Rows of the actor's own dealer. Head office is nobody's "own": its people see what their groups name, or a branch
 * would see the other branches' business.
 */
export function ownDealer(column: string): string {
  return `(${column} = (SELECT app_organisation()) AND ${column} = ANY ((SELECT app_ids('dealers', 'dealer'))::bigint[]))`;
}

/** `ENABLE ROW LEVEL SECURITY` and one policy for all commands. */
export function secure(table: string, predicate: string, check = predicate): string {
  return `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_scope ON ${table} USING (${predicate}) WITH CHECK (${check});`;
}

/** Reference data that everyone signed in may read and only system contexts (seeds, imports) may write. */
export function reference(table: string): string {
  return `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_read ON ${table} FOR SELECT USING ((SELECT app_system()) OR (SELECT app_user()) IS NOT NULL);
    CREATE POLICY ${table}_write ON ${table} FOR ALL USING ((SELECT app_all('dealers'))) WITH CHECK ((SELECT app_all('dealers')));`;
}

/** What the application's role may do with tables made after `0011-grants`: everything. */
export function granted(...tables: readonly string[]): string {
  return `GRANT SELECT, INSERT, UPDATE, DELETE ON ${tables.join(', ')} TO tributary_app;`;
}

/** As `granted`, for what is written once: ledgers and histories. */
export function grantedOnce(...tables: readonly string[]): string {
  return `GRANT SELECT, INSERT ON ${tables.join(', ')} TO tributary_app;`;
}
