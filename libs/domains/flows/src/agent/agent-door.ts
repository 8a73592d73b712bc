import { Injectable } from '@nestjs/common';
import { isSignedBy, type Purpose, WireRefused } from '@tributary/agent-wire';
import type { TxCtx } from '@tributary/platform';
import type { AgentState } from './agent';
import { agentErrors } from './agent.faults';
import { AgentRepository } from './agent.repository';

export interface SignedText {
  readonly text: string;
  readonly signature: string;
}

/** Lets an agent in by its signature. Whoever is not let in learns nothing more than that. */
@Injectable()
export class AgentDoor {
  constructor(private readonly agents: AgentRepository) {}

  /** The agent, locked until the end of the transaction. @throws flows.agent-unknown */
  async enter(tx: TxCtx, purpose: Purpose, { agentId, generation }: { readonly agentId: number; readonly generation: number }, signed: SignedText): Promise<AgentState & { publicKey: string }> {
    const agent = await this.agents.lock(tx, agentId);
    const { publicKey } = agent ?? {};
    const isIn = agent?.status === 'active' && agent.generation === generation && publicKey && isSignedBy(publicKey, purpose, signed.text, signed.signature);
    if (!agent || !publicKey || !isIn) throw agentErrors.agentUnknown();
    return { ...agent, publicKey };
  }
}

/** A document of the agent's. @throws flows.agent-malformed */
export function readAs<T>(read: (text: string) => T, text: string): T {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof WireRefused) throw agentErrors.agentMalformed({ detail: error.message });
    throw error;
  }
}
