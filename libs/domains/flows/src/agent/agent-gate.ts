import { Injectable } from '@nestjs/common';
import type { BatchEnvelope } from '@tributary/agent-wire';
import type { DomainError } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import type { AgentState } from './agent';
import { AgentAlarm } from './agent-alarm';
import { AgentDoor, type SignedText } from './agent-door';
import { agentErrors } from './agent.faults';
import { AgentRepository } from './agent.repository';

/** More in a minute is no agent that catches up. */
const PER_MINUTE = 240;
const MINUTE_MS = 60_000;

export interface IncomingBatch {
  readonly envelope: BatchEnvelope;
  readonly signed: SignedText;
  /** Of the envelope's text. */
  readonly hash: string;
}

/** `repeated`: the server has it. */
export type Passed = 'repeated' | { readonly dealerId: number; readonly publicKey: string; readonly at: Date };

/** Whether a batch is the next one of its agent. */
@Injectable()
export class AgentGate {
  constructor(
    private readonly door: AgentDoor,
    private readonly agents: AgentRepository,
    private readonly alarm: AgentAlarm,
    private readonly clock: Clock,
  ) {}

  /** Gives a refusal that was noted, and throws the others. @throws flows.agent-unknown, flows.agent-feed-foreign, platform.too-many-requests */
  async judge(tx: TxCtx, { envelope, signed, hash }: IncomingBatch): Promise<Passed | DomainError> {
    const agent = await this.door.enter(tx, 'batch', envelope, signed);
    const { machine, feedId, seq, previous } = envelope;
    if (machine !== agent.machine) return this.alarm.cloned(tx, agent, '');
    if (seq <= agent.lastSeq) return this.earlier(tx, agent, envelope, hash);
    if (seq > agent.lastSeq + 1) return this.alarm.gap(tx, agent, seq);
    if (previous !== agent.lastHash) return this.alarm.cloned(tx, agent, '');
    if (!(await this.agents.owns(tx, agent.id, feedId))) throw agentErrors.agentFeedForeign();
    const at = this.clock.now();
    if ((await this.agents.countSince(tx, agent.id, new Date(at.getTime() - MINUTE_MS))) >= PER_MINUTE) throw platformErrors.tooManyRequests({ seconds: MINUTE_MS / 1000 });
    return { dealerId: agent.dealerId, publicKey: agent.publicKey, at };
  }

  /** Two different batches with one number come from two agents with one key. */
  private async earlier(tx: TxCtx, agent: AgentState, { seq }: BatchEnvelope, hash: string): Promise<'repeated' | DomainError> {
    const known = await this.agents.hashOf(tx, agent.id, agent.generation, seq);
    return known === hash ? 'repeated' : this.alarm.cloned(tx, agent, '');
  }
}
