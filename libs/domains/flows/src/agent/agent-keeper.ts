import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { differences } from '../feed/feed-settings';
import { agentErrors } from './agent.faults';
import { AgentAssignment } from './agent-assignment';
import { type AgentRow, CODE_HOURS } from './agent';
import { codeHash } from './agent-enroller';
import { AgentEventRepository } from './agent-event.repository';
import { AgentListRepository, type AgentTerms } from './agent-list.repository';
import { ServerKeyRing } from './server-key-ring';

export interface AgentBody extends AgentTerms {
  /** Codes of templates, one per kind of record. */
  readonly templates: readonly string[];
}

/** An agent with a code to enrol it; nobody sees the code a second time. */
export interface CodedAgent {
  readonly agent: AgentRow;
  readonly code: string;
  readonly expiresAt: Date;
}

const HOUR_MS = 3_600_000;
const SECRET_BYTES = 15;

/** Sets agents up, gives them codes and takes their rights away. */
@Injectable()
export class AgentKeeper {
  constructor(
    private readonly agents: AgentListRepository,
    private readonly assignment: AgentAssignment,
    private readonly events: AgentEventRepository,
    private readonly ring: ServerKeyRing,
    private readonly clock: Clock,
  ) {}

  /** @throws platform.not-found for a dealer out of sight, flows.agent-of-dealer, flows.agent-template-unknown, flows.target-unknown */
  async create(tx: TxCtx, dealerId: number, body: AgentBody): Promise<CodedAgent> {
    const templates = await this.assignment.check(tx, dealerId, body);
    const { code, ...stored } = this.newCode();
    const id = await this.agents.insert(tx, dealerId, body, stored);
    if (id === undefined) throw agentErrors.agentOfDealer();
    await this.assignment.set(tx, { id, dealerId, ownerId: body.ownerId }, templates);
    await this.events.record(tx, { agentId: id, dealerId, action: 'create', detail: { name: body.name, since: body.since, templates: body.templates.join(', ') } });
    return { agent: await this.find(tx, id), code, expiresAt: stored.expiresAt };
  }

  /** @throws platform.not-found, flows.agent-revoked, flows.agent-template-unknown, flows.target-unknown */
  async change(tx: TxCtx, id: number, body: AgentBody): Promise<AgentRow> {
    const agent = await this.lock(tx, id);
    const { dealerId } = agent;
    const before = await this.assignment.codes(tx, id);
    const templates = await this.assignment.check(tx, dealerId, body);
    await this.agents.update(tx, id, body);
    await this.assignment.set(tx, { id, dealerId, ownerId: body.ownerId }, templates);
    const detail = differences(shown(agent, before), shown(body, body.templates));
    if (Object.keys(detail).length > 0) await this.events.record(tx, { agentId: id, dealerId, action: 'change', detail });
    return this.find(tx, id);
  }

  /** The next enrolment; until its code is used the present key goes on. @throws platform.not-found, flows.agent-revoked */
  async renew(tx: TxCtx, id: number): Promise<CodedAgent> {
    const { dealerId } = await this.lock(tx, id);
    const { code, ...stored } = this.newCode();
    await this.agents.setCode(tx, id, stored);
    await this.events.record(tx, { agentId: id, dealerId, action: 'code', detail: { expiresAt: stored.expiresAt.toISOString() } });
    return { agent: await this.find(tx, id), code, expiresAt: stored.expiresAt };
  }

  /** What it brought stays; nothing more is taken from it. @throws platform.not-found, flows.agent-revoked */
  async revoke(tx: TxCtx, id: number, reason: string): Promise<AgentRow> {
    const { dealerId } = await this.lock(tx, id);
    await this.agents.revoke(tx, id);
    await this.assignment.end(tx, id, reason);
    await this.events.record(tx, { agentId: id, dealerId, action: 'revoke', detail: { reason } });
    return this.find(tx, id);
  }

  /** @throws platform.not-found */
  async find(tx: TxCtx, id: number): Promise<AgentRow> {
    const agent = await this.agents.find(tx, id);
    if (!agent) throw platformErrors.notFound();
    return agent;
  }

  private async lock(tx: TxCtx, id: number): Promise<AgentRow> {
    const agent = await this.agents.lock(tx, id);
    if (!agent) throw platformErrors.notFound();
    if (agent.status === 'revoked') throw agentErrors.agentRevoked();
    return agent;
  }

  /** It names the server's key as well, so that the agent knows whom it may believe. */
  private newCode(): { code: string; hash: Buffer; expiresAt: Date } {
    const code = `${randomBytes(SECRET_BYTES).toString('hex').toUpperCase()}-${this.ring.keyId}`;
    return { code, hash: codeHash(code), expiresAt: new Date(this.clock.now().getTime() + CODE_HOURS * HOUR_MS) };
  }
}

function shown({ name, since, ownerId }: AgentTerms, templates: readonly string[]): Record<string, unknown> {
  return { name, since, ownerId, templates: templates.toSorted().join(', ') };
}
