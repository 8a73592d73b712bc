import { Injectable } from '@nestjs/common';
import { readHeartbeat } from '@tributary/agent-wire';
import { systemCtx, UnitOfWork } from '@tributary/platform';
import { AgentAlarm } from './agent-alarm';
import { AgentDoor, readAs, type SignedText } from './agent-door';
import { type AgentOrders, AgentOrdersWriter } from './agent-orders';
import { AgentRecord } from './agent-record';

/** Hears an agent: notes how it is, and tells it what to do. */
@Injectable()
export class AgentPulse {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly door: AgentDoor,
    private readonly alarm: AgentAlarm,
    private readonly record: AgentRecord,
    private readonly orders: AgentOrdersWriter,
  ) {}

  /** @throws flows.agent-unknown, flows.agent-malformed, flows.agent-cloned */
  async hear(signed: SignedText): Promise<AgentOrders> {
    const beat = readAs(readHeartbeat, signed.text);
    const answer = await this.uow.write(systemCtx('agent'), async (tx) => {
      const agent = await this.door.enter(tx, 'heartbeat', beat, signed);
      const isOld = beat.number <= agent.beat;
      if (beat.machine !== agent.machine || (isOld && beat.run !== agent.run)) return this.alarm.cloned(tx, agent, beat.host);
      // one that was overtaken on the way is no news
      if (!isOld) await this.record.heard(tx, agent, beat);
      return this.orders.of(tx, agent.id);
    });
    if (answer instanceof Error) throw answer;
    return answer;
  }
}
