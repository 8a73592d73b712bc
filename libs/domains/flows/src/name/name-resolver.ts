import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, Outbox, platformErrors, type TxCtx } from '@tributary/platform';
import { flowsErrors } from '../flows.errors';
import { repostName } from '../flows.jobs';
import { NameTargets } from './name-targets';
import { UnmatchedNameRepository, type UnmatchedNameRow } from './unmatched-name.repository';

/**
 * A person's decisions about names, remembered for that dealer. A terminal counts from the moment of the decision,
 * because entries know their customer by name; the rows of a product are posted again by a job.
 */
@Injectable()
export class NameResolver {
  constructor(
    private readonly names: UnmatchedNameRepository,
    private readonly targets: NameTargets,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Gives the name with what its decision concerns. @throws flows.target-unknown, platform.not-found */
  async resolve(tx: TxCtx, nameId: number, targetId: number): Promise<UnmatchedNameRow> {
    const { kind, dealerId, text } = await this.lock(tx, nameId);
    if (!(await this.targets.exists(tx, kind, targetId))) throw flowsErrors.targetUnknown();
    const aliasId = await this.targets.remember(tx, kind, { dealerId, text, targetId });
    await this.names.decide(tx, nameId, kind, { targetId, method: 'person', aliasId, at: this.clock.now(), by: actorName(tx) });
    await this.audit.record(tx, { action: 'flows.resolve-name', subject: 'flow_name', subjectId: nameId, detail: { kind, dealerId, text, targetId } });
    return this.decided(tx, nameId);
  }

  /** Takes a person's decision back; whatever is certain without it holds again. @throws flows.name-not-decided, platform.not-found */
  async undo(tx: TxCtx, nameId: number): Promise<UnmatchedNameRow> {
    const { kind, dealerId, text, target } = await this.lock(tx, nameId);
    const decision = await this.names.lock(tx, nameId);
    if (decision?.method !== 'person' || decision.aliasId === null) throw flowsErrors.nameNotDecided();
    await this.targets.revoke(tx, kind, decision.aliasId);
    await this.names.decide(tx, nameId, kind, { targetId: null, method: null, aliasId: null, at: null, by: null });
    const detail = { kind, dealerId, text, targetId: target?.id ?? null };
    await this.audit.record(tx, { action: 'flows.undo-resolution', subject: 'flow_name', subjectId: nameId, detail });
    return this.decided(tx, nameId);
  }

  private async lock(tx: TxCtx, nameId: number): Promise<UnmatchedNameRow> {
    const name = await this.names.find(tx, nameId);
    if (!name) throw platformErrors.notFound();
    await this.names.lock(tx, nameId);
    return name;
  }

  private async decided(tx: TxCtx, nameId: number): Promise<UnmatchedNameRow> {
    await this.outbox.enqueue(tx, repostName, { nameId });
    const name = await this.names.find(tx, nameId);
    if (!name) throw platformErrors.notFound();
    return name;
  }
}
