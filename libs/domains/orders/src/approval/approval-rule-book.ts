import { Injectable } from '@nestjs/common';
import { decimal } from '@tributary/kernel';
import { AuditTrail, Clock, type Page, type PageQuery, pageOf, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { ordersErrors } from '../orders.errors';
import { ApprovalRuleRepository, type KeptRule, type RuleContent, type RuleFilter } from './approval-rule.repository';
import { type KeyedRule, type RuleCatch, RuleCatchRepository } from './rule-catch.repository';

/** A rule, and how many orders of the last quarter it would have put before the seller. */
export type JudgedRule = KeptRule & Pick<RuleCatch, 'caught' | 'orders'>;

const DAY = 86_400_000;
export const LOOK_BACK_DAYS = 90;

/** Keeps head office's rules: when it wants to see an order before it counts. */
@Injectable()
export class ApprovalRuleBook {
  constructor(
    private readonly rules: ApprovalRuleRepository,
    private readonly catches: RuleCatchRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Two statements, whatever the number of rules. @throws platform.forbidden to dealers */
  async list(tx: TxCtx, query: PageQuery & RuleFilter): Promise<Page<JudgedRule>> {
    const sellerId = headOfficeOf(tx);
    const page = pageOf(await this.rules.list(tx, sellerId, query), query, ({ active, id }) => [active ? 'on' : 'off', id], (rule) => rule);
    const caught = new Map((await this.caught(tx, page.items.map((rule) => ({ ...rule, key: rule.id })))).map((row) => [row.key, row]));
    return { ...page, items: page.items.map((rule) => ({ ...rule, caught: caught.get(rule.id)?.caught ?? 0, orders: caught.get(rule.id)?.orders ?? 0 })) };
  }

  /** What a rule would have caught, before anybody keeps it. */
  async preview(tx: TxCtx, rule: Omit<KeyedRule, 'key'>): Promise<Pick<RuleCatch, 'caught' | 'orders'>> {
    const [row] = await this.caught(tx, [{ ...rule, key: 0 }]);
    return { caught: row?.caught ?? 0, orders: row?.orders ?? 0 };
  }

  /** @throws platform.forbidden, orders.rule-threshold; platform.not-found for a branch that is not there */
  async add(tx: TxCtx, content: RuleContent): Promise<JudgedRule> {
    const sellerId = headOfficeOf(tx);
    await this.assertSensible(tx, content);
    const updatedAt = this.clock.now();
    const id = await this.rules.add(tx, sellerId, content, updatedAt);
    await this.audit.record(tx, { action: 'orders.rule-add', subject: 'approval-rule', subjectId: id, detail: { ...content } });
    return { ...content, id, updatedAt, ...(await this.preview(tx, content)) };
  }

  /** @throws platform.forbidden, orders.rule-threshold; platform.not-found for a rule or a branch that is not there */
  async change(tx: TxCtx, id: number, content: RuleContent): Promise<JudgedRule> {
    const before = await this.rules.lock(tx, headOfficeOf(tx), id);
    if (!before) throw platformErrors.notFound();
    await this.assertSensible(tx, content);
    const updatedAt = this.clock.now();
    await this.rules.change(tx, id, content, updatedAt);
    await this.audit.record(tx, { action: 'orders.rule-change', subject: 'approval-rule', subjectId: id, detail: { before: contentOf(before), after: { ...content } } });
    return { ...content, id, updatedAt, ...(await this.preview(tx, content)) };
  }

  /** Orders that wait because of it go on waiting. @throws platform.forbidden; platform.not-found for a rule that is not there */
  async remove(tx: TxCtx, id: number): Promise<void> {
    const before = await this.rules.lock(tx, headOfficeOf(tx), id);
    if (!before) throw platformErrors.notFound();
    await this.rules.remove(tx, id);
    await this.audit.record(tx, { action: 'orders.rule-remove', subject: 'approval-rule', subjectId: id, detail: { before: contentOf(before) } });
  }

  private async caught(tx: TxCtx, rules: readonly KeyedRule[]): Promise<RuleCatch[]> {
    const sellerId = headOfficeOf(tx);
    if (rules.length === 0) return [];
    return this.catches.catches(tx, sellerId, new Date(this.clock.now().getTime() - LOOK_BACK_DAYS * DAY), rules);
  }

  private async assertSensible(tx: TxCtx, { kind, threshold, branchId }: RuleContent): Promise<void> {
    if (kind === 'new-customer' && !decimal(threshold).isInteger()) throw ordersErrors.ruleThreshold();
    if (kind === 'below-price' && decimal(threshold).gt(100)) throw ordersErrors.ruleThreshold();
    if (branchId !== null && !(await this.rules.branchExists(tx, branchId))) throw platformErrors.notFound();
  }
}

function contentOf({ kind, threshold, branchId, active, name }: KeptRule): RuleContent {
  return { kind, threshold, branchId, active, name };
}

/** In the second tier the seller decides about every order; only head office keeps rules. */
function headOfficeOf(tx: TxCtx): number {
  const user = userOf(tx);
  if (user.organisationKind !== 'head_office') throw platformErrors.forbidden();
  return user.organisationId;
}
