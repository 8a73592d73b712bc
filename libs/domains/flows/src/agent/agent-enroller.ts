import { Injectable } from '@nestjs/common';
import { Fields, HASH, isSignedBy, sha256Hex } from '@tributary/agent-wire';
import { Clock, systemCtx, UnitOfWork } from '@tributary/platform';
import { readAs, type SignedText } from './agent-door';
import { agentErrors } from './agent.faults';
import { AgentEventRepository } from './agent-event.repository';
import { type AgentOrders, AgentOrdersWriter } from './agent-orders';
import { AgentRepository } from './agent.repository';

const LONGEST = 4_000;

export interface Enrolled {
  readonly agentId: number;
  readonly generation: number;
  readonly orders: AgentOrders;
}

/** What is kept of a code. */
export const codeHash = (code: string): Buffer => Buffer.from(sha256Hex(`agent-code\n${code.trim()}`), 'hex');

/** Takes an agent's public key for a code that a person was given. */
@Injectable()
export class AgentEnroller {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agents: AgentRepository,
    private readonly events: AgentEventRepository,
    private readonly orders: AgentOrdersWriter,
    private readonly clock: Clock,
  ) {}

  /** @throws flows.agent-code-invalid, flows.agent-malformed */
  enrol({ text, signature }: SignedText): Promise<Enrolled> {
    const { code, ...machine } = readAs(requestOf, text);
    // whoever asks must have the private half of the key
    if (!isSignedBy(machine.publicKey, 'enrolment', text, signature)) throw agentErrors.agentCodeInvalid();
    return this.uow.write(systemCtx('agent'), async (tx) => {
      const at = this.clock.now();
      const agent = await this.agents.lockByCode(tx, codeHash(code), at);
      if (!agent) throw agentErrors.agentCodeInvalid();
      await this.agents.enrol(tx, agent.id, { ...machine, at });
      await this.events.record(tx, { agentId: agent.id, dealerId: agent.dealerId, action: 'enrol', detail: { host: machine.host, machine: machine.machine.slice(0, 12), version: machine.version } });
      return { agentId: agent.id, generation: agent.generation + 1, orders: await this.orders.of(tx, agent.id) };
    });
  }
}

function requestOf(text: string): { code: string; publicKey: string; machine: string; host: string; version: string } {
  const fields = Fields.of(text, LONGEST);
  return {
    code: fields.text('code', /^\S{8,100}$/),
    publicKey: fields.text('publicKey', /^[A-Za-z0-9_-]{43}$/),
    machine: fields.text('machine', HASH),
    host: fields.text('host', /^[^\0\r\n]{0,253}$/),
    version: fields.text('version', /^[0-9A-Za-z.+-]{1,40}$/),
  };
}
