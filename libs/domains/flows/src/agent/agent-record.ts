import { Injectable } from '@nestjs/common';
import type { Heartbeat } from '@tributary/agent-wire';
import { Clock, sqlOne, type TxCtx } from '@tributary/platform';
import { type Fault, faultOf } from '@tributary/sheets';
import { type AgentState, MOST_SKEW_SECONDS, SILENT_MS } from './agent';
import { AgentEventRepository } from './agent-event.repository';
import { AgentFeedRepository } from './agent-feed.repository';
import { agentAlarms, faultOfTrouble } from './agent.faults';
import { AgentRepository } from './agent.repository';

/** Writes down how an agent is; its feeds are what it is, so their owner is told as of every feed. */
@Injectable()
export class AgentRecord {
  constructor(
    private readonly agents: AgentRepository,
    private readonly feeds: AgentFeedRepository,
    private readonly events: AgentEventRepository,
    private readonly clock: Clock,
  ) {}

  async heard(tx: TxCtx, agent: AgentState, beat: Heartbeat): Promise<void> {
    const at = this.clock.now();
    const skewSeconds = Math.round((Date.parse(beat.clock) - at.getTime()) / 1000);
    const trouble = beat.trouble && faultOfTrouble(beat.trouble);
    await this.noteChange(tx, agent, trouble);
    await this.agents.seen(tx, agent.id, beat, { at, skewSeconds, trouble });
    const fault = agent.alarm ?? trouble ?? clockFault(skewSeconds);
    await this.feeds.told(tx, agent.id, { at, fault, lateAfter: new Date(at.getTime() + SILENT_MS) });
  }

  /** The history tells when trouble came and when it went, not how often it was said. */
  private async noteChange(tx: TxCtx, { id, dealerId }: AgentState, now: Fault | null): Promise<void> {
    const before = (await sqlOne<{ trouble: Fault | null }>(tx, 'SELECT trouble FROM agent WHERE id = $1', [id]))?.trouble ?? null;
    if (JSON.stringify(before) === JSON.stringify(now)) return;
    await this.events.record(tx, { agentId: id, dealerId, action: now ? 'trouble' : 'well', detail: now ? { ...now } : {} });
  }
}

function clockFault(seconds: number): Fault | null {
  return Math.abs(seconds) > MOST_SKEW_SECONDS ? faultOf(agentAlarms.agentClockWrong({ seconds })) : null;
}
