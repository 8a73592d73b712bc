/**
 * Whom to believe about a dealer's day that two roads tell of: what a machine reads at the source before what people export, and
 * that before what people bring by hand. The higher one counts, whichever came last.
 */
const RANKS = { agent: 4, web: 3, ftp: 2, sftp: 2, mail: 2, api: 2, upload: 1 } as const;

/** SQL: the rank of the road in this column. */
export function roadRankSql(source: string): string {
  return `CASE ${source} ${Object.entries(RANKS).map(([road, rank]) => `WHEN '${road}' THEN ${rank}`).join(' ')} ELSE 0 END`;
}
