import type { FeedReading } from '@tributary/agent-wire';
import type { Fault } from '@tributary/sheets';

export const AGENT_STATUSES = ['waiting', 'active', 'revoked'] as const;
/** `waiting`: nobody has used its first code yet. */
export type AgentStatus = (typeof AGENT_STATUSES)[number];

/** How an agent is doing, trouble first. */
export const AGENT_HEALTH = ['ok', 'trouble', 'silent', 'waiting', 'revoked'] as const;
export type AgentHealth = (typeof AGENT_HEALTH)[number];

/** An agent that says nothing for so long is silent. */
export const SILENT_MS = 30 * 60_000;
/** A clock that is off by more is told. */
export const MOST_SKEW_SECONDS = 300;
export const CODE_HOURS = 72;

/** An agent as the server deals with it; locked while that goes on. */
export interface AgentState {
  readonly id: number;
  readonly dealerId: number;
  readonly status: AgentStatus;
  readonly generation: number;
  readonly publicKey: string | null;
  readonly machine: string | null;
  readonly host: string | null;
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly beat: number;
  readonly run: string | null;
  readonly alarm: Fault | null;
}

/** As people see it. */
export interface AgentRow {
  readonly id: number;
  readonly dealerId: number;
  readonly dealerCode: string;
  readonly dealerName: string;
  readonly name: string;
  readonly since: string;
  readonly ownerId: number | null;
  readonly ownerName: string | null;
  readonly status: AgentStatus;
  readonly health: AgentHealth;
  readonly codeExpiresAt: Date | null;
  readonly generation: number;
  readonly host: string | null;
  readonly version: string | null;
  readonly enrolledAt: Date | null;
  readonly seenAt: Date | null;
  readonly skewSeconds: number | null;
  readonly lastSeq: number;
  readonly sealedSeq: number;
  readonly lastBatchAt: Date | null;
  readonly database: { readonly kind: string; readonly reachable: boolean; readonly writable: boolean } | null;
  readonly readings: readonly FeedReading[];
  readonly trouble: Fault | null;
  readonly alarm: Fault | null;
}

export interface AgentFeedRow {
  readonly kind: string;
  readonly feedId: number;
  readonly feedCode: string;
  readonly templateCode: string;
  readonly templateName: string | null;
  readonly templateVersion: number | null;
}

/** Expression over `agent a`. */
export function agentHealthSql(now: string): string {
  return `CASE WHEN a.status <> 'active' THEN a.status WHEN a.alarm IS NOT NULL OR a.trouble IS NOT NULL OR abs(coalesce(a.skew_seconds, 0)) > ${MOST_SKEW_SECONDS} THEN 'trouble'
    WHEN a.seen_at < ${now} - interval '${SILENT_MS / 60_000} minutes' THEN 'silent' ELSE 'ok' END`;
}
