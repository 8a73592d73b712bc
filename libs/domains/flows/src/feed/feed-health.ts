/** How a feed is doing, for the operator's list. */
export const FEED_HEALTH = ['ok', 'late', 'attention', 'failed', 'waiting', 'paused'] as const;
export type FeedHealth = (typeof FEED_HEALTH)[number];

/** Expression over `feed f` and its last arrival `a.at`: trouble first, then silence, then good news. */
export function feedHealthSql(now: string): string {
  return `CASE WHEN f.status = 'paused' THEN 'paused'
    WHEN f.last_state = 'failed' THEN 'failed'
    WHEN f.last_state = 'attention' THEN 'attention'
    WHEN a.at IS NULL THEN 'waiting'
    WHEN f.late_after < ${now} THEN 'late'
    ELSE 'ok' END`;
}
