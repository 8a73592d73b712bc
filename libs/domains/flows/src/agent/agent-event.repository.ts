import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, dealerScope, sql, SqlParams, type TxCtx } from '@tributary/platform';

export const AGENT_ACTIONS = ['create', 'change', 'code', 'enrol', 'revoke', 'gap', 'clone', 'trouble', 'well'] as const;
export type AgentAction = (typeof AGENT_ACTIONS)[number];

export interface AgentEvent {
  readonly agentId: number;
  readonly dealerId: number;
  readonly action: AgentAction;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface AgentEventRow {
  readonly id: number;
  readonly at: Date;
  readonly actorName: string;
  readonly action: AgentAction;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What people do with an agent, and the audit trail has too. */
const BY_PEOPLE: ReadonlySet<AgentAction> = new Set(['create', 'change', 'code', 'revoke']);

/** The history of an agent: what people did, and what was noticed. */
@Injectable()
export class AgentEventRepository {
  constructor(
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async record(tx: TxCtx, { agentId, dealerId, action, detail = {} }: AgentEvent): Promise<void> {
    await sql(tx, 'INSERT INTO agent_event (agent_id, dealer_id, at, actor_name, action, detail) VALUES ($1, $2, $3, $4, $5, $6)', [
      agentId, dealerId, this.clock.now(), actorName(tx), action, JSON.stringify(detail),
    ]);
    if (BY_PEOPLE.has(action)) await this.audit.record(tx, { action: `flows.${action}-agent`, subject: 'agent', subjectId: agentId, detail });
  }

  /** The latest first. */
  list(tx: TxCtx, agentId: number, { before, limit }: { before?: number; limit: number }): Promise<AgentEventRow[]> {
    const params = new SqlParams();
    const parts = [`e.agent_id = ${params.add(agentId)}`, dealerScope(tx, 'flow', 'e.dealer_id', params), ...(before === undefined ? [] : [`e.id < ${params.add(before)}`])];
    return sql(tx, `SELECT e.id, e.at, e.actor_name AS "actorName", e.action, e.detail FROM agent_event e WHERE ${parts.join(' AND ')} ORDER BY e.id DESC LIMIT ${params.add(limit)}`, params);
  }
}
