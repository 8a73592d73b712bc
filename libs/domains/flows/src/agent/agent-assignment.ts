import { Injectable } from '@nestjs/common';
import type { TemplateKind } from '@tributary/agent-wire';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { FeedOwners } from '../feed/feed-owners';
import { FeedSetupRepository } from '../feed/feed-setup.repository';
import { flowsErrors } from '../flows.errors';
import { AgentFeedRepository } from './agent-feed.repository';
import { agentErrors } from './agent.faults';
import { TemplateRepository } from './template.repository';

/** What an agent reads, and for whom. */
@Injectable()
export class AgentAssignment {
  constructor(
    private readonly dealers: FeedSetupRepository,
    private readonly owners: FeedOwners,
    private readonly templates: TemplateRepository,
    private readonly feeds: AgentFeedRepository,
  ) {}

  /** The templates by kind. @throws platform.not-found for a dealer out of sight, flows.target-unknown, flows.agent-template-unknown */
  async check(tx: TxCtx, dealerId: number, { templates: codes, ownerId }: { readonly templates: readonly string[]; readonly ownerId: number | null }): Promise<ReadonlyMap<TemplateKind, string>> {
    if (!(await this.dealers.seesDealer(tx, dealerId))) throw platformErrors.notFound();
    if (ownerId !== null && !(await this.owners.of(tx, dealerId)).some(({ id }) => id === ownerId)) throw flowsErrors.targetUnknown();
    const kinds = await this.templates.kindsOf(tx, codes);
    const chosen = new Map<TemplateKind, string>();
    for (const code of codes) {
      const kind = kinds.get(code);
      if (!kind || chosen.has(kind)) throw agentErrors.agentTemplateUnknown({ code });
      chosen.set(kind, code);
    }
    return chosen;
  }

  set(tx: TxCtx, agent: { readonly id: number; readonly dealerId: number; readonly ownerId: number | null }, templates: ReadonlyMap<TemplateKind, string>): Promise<void> {
    return this.feeds.assign(tx, agent, templates);
  }

  async codes(tx: TxCtx, agentId: number): Promise<string[]> {
    return (await this.feeds.of(tx, agentId)).map(({ templateCode }) => templateCode);
  }

  end(tx: TxCtx, agentId: number, reason: string): Promise<void> {
    return this.feeds.rest(tx, agentId, reason);
  }
}
