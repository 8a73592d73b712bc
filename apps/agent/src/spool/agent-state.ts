import { addDays, type LocalDate } from '@tributary/kernel';

export interface KnownDay {
  readonly hash: string;
  readonly rows: number;
}

/** How far a feed was read. */
export interface FeedProgress {
  readonly through: LocalDate;
  readonly readAt: string;
  /** Version of the template. */
  readonly version: number;
  /** Where changes are looked for from. */
  readonly mark: string;
  /** What was sent of the latest days: only what says something else is sent again. */
  readonly days: Readonly<Record<LocalDate, KnownDay>>;
}

/** What the agent must not forget. */
export interface AgentState {
  readonly generation: number;
  /** Batches that were made. */
  readonly sealed: number;
  /** SHA-256 of the last envelope. */
  readonly previous: string;
  /** Batches that the server has. */
  readonly confirmed: number;
  /** Heartbeats so far. */
  readonly beats: number;
  /** The server's clock less ours. */
  readonly offsetMs: number;
  /** The newest version of each template that was seen: an older one is refused. */
  readonly versions: Readonly<Record<string, number>>;
  readonly feeds: Readonly<Record<string, FeedProgress>>;
}

export function freshState(generation: number): AgentState {
  return { generation, sealed: 0, previous: '', confirmed: 0, beats: 0, offsetMs: 0, versions: {}, feeds: {} };
}

/** More than any template reads again. */
const KEPT_DAYS = 120;

/** The state after a look at some days of a feed. */
export function withProgress(state: AgentState, feedId: number, progress: FeedProgress): AgentState {
  const oldest = addDays(progress.through, -KEPT_DAYS);
  const known = { ...state.feeds[feedId]?.days, ...progress.days };
  const days = Object.fromEntries(Object.entries(known).filter(([day]) => day >= oldest));
  return { ...state, feeds: { ...state.feeds, [feedId]: { ...progress, days } } };
}
