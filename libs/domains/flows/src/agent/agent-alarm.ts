import { Injectable } from '@nestjs/common';
import type { DomainError } from '@tributary/kernel';
import { Clock, type TxCtx } from '@tributary/platform';
import { faultOf } from '@tributary/sheets';
import { type AgentState, SILENT_MS } from './agent';
import { AgentEventRepository } from './agent-event.repository';
import { AgentFeedRepository } from './agent-feed.repository';
import { agentAlarms, agentErrors } from './agent.faults';
import { AgentRepository } from './agent.repository';

/** Notes what is wrong with an agent. Gives the refusal instead of throwing it: what was noticed must be stored first. */
@Injectable()
export class AgentAlarm {
  constructor(
    private readonly agents: AgentRepository,
    private readonly events: AgentEventRepository,
    private readonly feeds: AgentFeedRepository,
    private readonly clock: Clock,
  ) {}

  /** Two machines speak with one key. */
  async cloned(tx: TxCtx, agent: AgentState, host: string): Promise<DomainError> {
    const refusal = agentAlarms.agentCloned({ host: [...new Set([agent.host ?? '', host])].join(', ') });
    const fault = faultOf(refusal);
    if (agent.alarm?.code !== fault.code) {
      await this.agents.alarm(tx, agent.id, fault);
      await this.events.record(tx, { agentId: agent.id, dealerId: agent.dealerId, action: 'clone', detail: fault.params });
    }
    const at = this.clock.now();
    await this.feeds.told(tx, agent.id, { at, fault, lateAfter: new Date(at.getTime() + SILENT_MS) });
    return refusal;
  }

  /** Batches between the last one and this one have not come. */
  async gap(tx: TxCtx, agent: AgentState, seq: number): Promise<DomainError> {
    const expected = agent.lastSeq + 1;
    await this.events.record(tx, { agentId: agent.id, dealerId: agent.dealerId, action: 'gap', detail: { expected, seq } });
    return agentErrors.agentGap({ expected });
  }
}
