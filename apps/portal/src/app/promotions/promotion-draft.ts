import { computed, signal } from '@angular/core';
import type { PromotionBodyDto, PromotionDto, PromotionRuleDto } from '@tributary/api-client';
import { parseDecimal } from '@tributary/ui';
import type { Choosable } from '../shared/many-select';
import type { PromotionKind } from './promotion-state';

/** A step as it is typed: what it gives is a percentage or an amount. */
export interface StepEntry {
  readonly from: string;
  readonly gives: 'percent' | 'amount';
  readonly value: string;
}

const blankStep: StepEntry = { from: '', gives: 'percent', value: '' };

/** What is typed into the editor, field by field, and the request that it makes. */
export class PromotionDraft {
  readonly code = signal('');
  readonly name = signal('');
  readonly nameEn = signal('');
  readonly kind = signal<PromotionKind>('percentage');
  readonly percent = signal('');
  readonly amount = signal('');
  readonly per = signal<'unit' | 'line'>('unit');
  readonly buy = signal('');
  readonly get = signal('1');
  readonly giftSkuId = signal<string | null>(null);
  readonly giftValue = signal('');
  readonly by = signal<'quantity' | 'amount'>('quantity');
  readonly steps = signal<readonly StepEntry[]>([blankStep]);
  readonly productLines = signal<readonly Choosable[]>([]);
  readonly skus = signal<readonly Choosable[]>([]);
  readonly branches = signal<readonly Choosable[]>([]);
  readonly grades = signal<readonly string[]>([]);
  readonly dealers = signal<readonly Choosable[]>([]);
  readonly from = signal('');
  readonly to = signal('');
  readonly priority = signal('0');
  readonly stacking = signal<'exclusive' | 'stackable'>('exclusive');
  readonly ordersPerDealer = signal('');
  readonly budgetId = signal<number | null>(null);

  /** The rule as it stands; null while something is missing. */
  readonly rule = computed(() => this.ruleTyped());

  /** The request; null while something is missing. */
  readonly body = computed<PromotionBodyDto | null>(() => {
    const rule = this.rule();
    const [name, nameEn, priority] = [this.name().trim(), this.nameEn().trim(), Number(this.priority())];
    if (!rule || !name || !nameEn || !this.from() || !Number.isInteger(priority)) return null;
    return {
      name, nameEn, rule, priority, from: this.from(), to: this.to() || null, stacking: this.stacking(), budgetId: this.budgetId(),
      ordersPerDealer: Number(this.ordersPerDealer()) || null, grades: [...this.grades()],
      productLineIds: ids(this.productLines()), skuIds: ids(this.skus()), branchIds: ids(this.branches()), dealerIds: ids(this.dealers()),
    };
  });

  /** Takes over what is saved. */
  read(promotion: PromotionDto): void {
    this.code.set(promotion.code);
    this.name.set(promotion.name);
    this.nameEn.set(promotion.nameEn);
    this.readRule(promotion.rule);
    this.productLines.set(promotion.productLines);
    this.skus.set(promotion.skus);
    this.branches.set(promotion.branches);
    this.grades.set(promotion.grades);
    this.dealers.set(promotion.dealers);
    this.from.set(promotion.from);
    this.to.set(promotion.to ?? '');
    this.priority.set(String(promotion.priority));
    this.stacking.set(promotion.stacking);
    this.ordersPerDealer.set(promotion.ordersPerDealer === null ? '' : String(promotion.ordersPerDealer));
    this.budgetId.set(promotion.budgetId);
  }

  addStep(): void {
    this.steps.update((steps) => [...steps, blankStep]);
  }

  removeStep(index: number): void {
    this.steps.update((steps) => steps.filter((_, place) => place !== index));
  }

  changeStep(index: number, change: Partial<StepEntry>): void {
    this.steps.update((steps) => steps.map((step, place) => (place === index ? { ...step, ...change } : step)));
  }

  toggleGrade(grade: string): void {
    this.grades.update((grades) => (grades.includes(grade) ? grades.filter((other) => other !== grade) : [...grades, grade]));
  }

  private readRule(rule: PromotionRuleDto): void {
    this.kind.set(rule.kind);
    this.percent.set(rule.percent ?? '');
    this.amount.set(rule.amount ?? '');
    this.per.set(rule.per ?? 'unit');
    this.buy.set(rule.buy ?? '');
    this.get.set(rule.get ?? '1');
    this.giftSkuId.set(rule.gift ? String(rule.gift.skuId) : null);
    this.giftValue.set(rule.gift?.value ?? '');
    this.by.set(rule.by ?? 'quantity');
    const steps = (rule.steps ?? []).map(({ from, percent, amount }): StepEntry => ({ from, gives: percent ? 'percent' : 'amount', value: percent ?? amount ?? '' }));
    this.steps.set(steps.length > 0 ? steps : [blankStep]);
  }

  private ruleTyped(): PromotionRuleDto | null {
    const kind = this.kind();
    if (kind === 'percentage') return complete({ kind, percent: parseDecimal(this.percent()) });
    if (kind === 'amount') return complete({ kind, amount: parseDecimal(this.amount()), per: this.per() });
    if (kind === 'tiered') return this.tiered(kind);
    const skuId = Number(this.giftSkuId());
    const value = parseDecimal(this.giftValue());
    if (skuId && value === null) return null;
    return complete({ kind, buy: parseDecimal(this.buy()), get: parseDecimal(this.get()), gift: skuId && value !== null ? { skuId, value } : undefined });
  }

  private tiered(kind: PromotionKind): PromotionRuleDto | null {
    const steps = this.steps().map(({ from, gives, value }) => ({ from: parseDecimal(from), [gives]: parseDecimal(value) }));
    if (steps.some((step) => Object.values(step).some((entry) => entry === null))) return null;
    return { kind, by: this.by(), steps: steps.map((step) => ({ ...step, from: step.from ?? '' })) };
  }
}

/** Null while a number is missing or no number. */
function complete<Rule extends object>(rule: Rule): PromotionRuleDto | null {
  return Object.values(rule).some((value) => value === null) ? null : (rule as unknown as PromotionRuleDto);
}

function ids(items: readonly Choosable[]): number[] {
  return items.map(({ id }) => id);
}
