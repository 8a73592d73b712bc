import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { AuditTrail, Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { ExpenseBudgets } from '../budget/expense-budgets';
import { pricingErrors } from '../pricing.errors';
import { PromotionEditRepository } from './promotion-edit.repository';
import { PromotionListRepository } from './promotion-list.repository';
import type { PromotionDetail, PromotionPlan } from './promotion-plan';
import { assertRule } from './promotion-rule';

/** Makes, changes and ends the promotions of the actor's organisation. Orders keep what they were given. */
@Injectable()
export class PromotionEditor {
  constructor(
    private readonly promotions: PromotionEditRepository,
    private readonly lists: PromotionListRepository,
    private readonly budgets: ExpenseBudgets,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws pricing.code-taken and those of `assertSound` */
  async create(tx: TxCtx, code: string, plan: PromotionPlan): Promise<PromotionDetail> {
    await this.assertSound(tx, plan);
    const { organisationId, organisationKind } = userOf(tx);
    const id = await this.promotions.create(tx, organisationId, organisationKind === 'head_office' ? 1 : 2, code, plan);
    if (id === undefined) throw pricingErrors.codeTaken({ code });
    return this.done(tx, 'pricing.promotion-create', id, { code, ...plan });
  }

  /** @throws platform.not-found, pricing.promotion-ended and those of `assertSound` */
  async update(tx: TxCtx, id: number, plan: PromotionPlan): Promise<PromotionDetail> {
    const { code } = await this.openPromotion(tx, id);
    await this.assertSound(tx, plan);
    await this.promotions.update(tx, userOf(tx).organisationId, { id, code }, plan);
    return this.done(tx, 'pricing.promotion-update', id, { code, ...plan });
  }

  /** From now on no order gets it. @throws platform.not-found, pricing.promotion-ended */
  async end(tx: TxCtx, id: number): Promise<PromotionDetail> {
    const { code } = await this.openPromotion(tx, id);
    await this.promotions.end(tx, userOf(tx).organisationId, id, this.clock.now());
    return this.done(tx, 'pricing.promotion-end', id, { code });
  }

  /** @throws platform.not-found */
  async detail(tx: TxCtx, id: number): Promise<PromotionDetail> {
    const found = await this.lists.find(tx, userOf(tx).organisationId, shanghaiToday(this.clock.now()), id);
    if (!found) throw platformErrors.notFound();
    return found;
  }

  private async openPromotion(tx: TxCtx, id: number): Promise<PromotionDetail> {
    const found = await this.detail(tx, id);
    if (found.state === 'ended') throw pricingErrors.promotionEnded({ code: found.code });
    return found;
  }

  /** @throws pricing.promotion-rule, pricing.promotion-gift, pricing.period-backwards, platform.not-found for a strange budget */
  private async assertSound(tx: TxCtx, { rule, from, to, budgetId }: PromotionPlan): Promise<void> {
    assertRule(rule);
    if (to !== null && to < from) throw pricingErrors.periodBackwards();
    if (budgetId !== null) await this.budgets.detail(tx, budgetId);
  }

  private async done(tx: TxCtx, action: string, id: number, detail: Readonly<Record<string, unknown>>): Promise<PromotionDetail> {
    await this.audit.record(tx, { action, subject: 'promotion', subjectId: id, detail });
    return this.detail(tx, id);
  }
}
