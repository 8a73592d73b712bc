import { Injectable } from '@nestjs/common';
import type { SignedServerKeys } from '@tributary/agent-wire';
import { Clock, sqlOne, type TxCtx } from '@tributary/platform';
import { AgentFeedRepository } from './agent-feed.repository';
import { ServerKeyRing } from './server-key-ring';

/** What an agent is told each time it is heard. */
export interface AgentOrders {
  readonly serverTime: Date;
  /** The last batch that the server has. */
  readonly lastSeq: number;
  readonly since: string;
  readonly keys: SignedServerKeys;
  readonly feeds: readonly { readonly feedId: number; readonly kind: string; readonly template: { readonly text: string; readonly signature: string } }[];
}

@Injectable()
export class AgentOrdersWriter {
  constructor(
    private readonly feeds: AgentFeedRepository,
    private readonly ring: ServerKeyRing,
    private readonly clock: Clock,
  ) {}

  async of(tx: TxCtx, agentId: number): Promise<AgentOrders> {
    const agent = await sqlOne<{ since: string; lastSeq: number }>(tx, 'SELECT since, last_seq AS "lastSeq" FROM agent WHERE id = $1', [agentId]);
    if (!agent) throw new Error(`There is no agent ${agentId}.`);
    const orders = await this.feeds.orders(tx, agentId);
    const feeds = orders.map(({ feedId, kind, text, signature, keyId }) => ({
      feedId, kind,
      // a signature by a key that is gone is made anew; the text is what was published
      template: { text, signature: this.ring.has(keyId) ? signature : this.ring.signTemplate(text) },
    }));
    return { ...agent, serverTime: this.clock.now(), keys: this.ring.keys(), feeds };
  }
}
