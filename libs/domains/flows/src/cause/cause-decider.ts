import { Injectable } from '@nestjs/common';
import { compact } from '@tributary/kernel';
import { platformErrors, type TxCtx } from '@tributary/platform';
import { flowsErrors } from '../flows.errors';
import { NameResolver } from '../name/name-resolver';
import { type CauseDecisionRow, CauseDecisionRepository, type UnitMeaning, type UnitWord } from './cause-decision.repository';
import { CauseRecord } from './cause-record';
import { actionsFor, type CauseAction, likelyUnit } from './flow-cause';
import { FlowCauseRepository, type FlowCauseRow } from './flow-cause.repository';
import { UnitMeanings } from './unit-meanings';

export interface CauseAnswer {
  readonly action: CauseAction;
  /** The SKU that the name means, for `name`. */
  readonly targetId?: number | undefined;
  /** What the word means, for `unit`: one of our units, or so many base units of the SKU. */
  readonly unit?: string | undefined;
  readonly baseQuantity?: string | undefined;
  /** Why the rows are left, for `ignore`. */
  readonly reason?: string | undefined;
}

/** As many dealers as one decision about a name is remembered for at once. */
const MOST_NAMES = 200;

/** One decision about all rows of a cause. The files never change: rows are left with a reason, or counted again by a job. */
@Injectable()
export class CauseDecider {
  constructor(
    private readonly causes: FlowCauseRepository,
    private readonly decisions: CauseDecisionRepository,
    private readonly units: UnitMeanings,
    private readonly names: NameResolver,
    private readonly record: CauseRecord,
  ) {}

  /** Gives the cause as it was before. @throws platform.not-found, flows.answer-unfit, flows.cause-decided, flows.target-unknown */
  async decide(tx: TxCtx, id: string, answer: CauseAnswer): Promise<FlowCauseRow> {
    const cause = await this.causes.find(tx, id);
    if (!cause) throw platformErrors.notFound();
    if (!actionsFor(cause.code).includes(answer.action)) throw flowsErrors.answerUnfit();
    if (answer.action === 'name') await this.name(tx, id, answer.targetId);
    else if (answer.action === 'ignore') await this.ignore(tx, cause, answer.reason);
    else await this.unit(tx, cause, answer);
    return cause;
  }

  /** @throws platform.not-found, flows.name-not-decided when it was taken back before */
  async undo(tx: TxCtx, id: number): Promise<CauseDecisionRow> {
    const decision = await this.decisions.lock(tx, id);
    if (!decision) throw platformErrors.notFound();
    if (decision.undoneAt) throw flowsErrors.nameNotDecided();
    await this.record.undone(tx, decision);
    return (await this.decisions.find(tx, id)) ?? decision;
  }

  private async name(tx: TxCtx, cause: string, targetId: number | undefined): Promise<void> {
    if (targetId === undefined) throw flowsErrors.answerUnfit();
    for (const nameId of (await this.causes.names(tx, cause)).slice(0, MOST_NAMES)) await this.names.resolve(tx, nameId, targetId);
  }

  private async ignore(tx: TxCtx, cause: FlowCauseRow, reason: string | undefined): Promise<void> {
    if (!reason?.trim()) throw flowsErrors.answerUnfit();
    await this.record.decided(tx, cause, 'ignore', reason.trim());
  }

  private async unit(tx: TxCtx, cause: FlowCauseRow, answer: CauseAnswer): Promise<void> {
    const meaning: UnitMeaning = await this.units.of(tx, cause, answer);
    const decision = await this.record.decided(tx, cause, 'unit', '');
    await this.decisions.learn(tx, decision, cause.dealers, wordOf(cause), meaning);
  }
}

function wordOf(cause: FlowCauseRow): UnitWord {
  const pricedAs = likelyUnit(cause);
  return { word: compact(String(cause.example[pricedAs === null ? 'unit' : 'word'] ?? '')), pricedAs };
}
