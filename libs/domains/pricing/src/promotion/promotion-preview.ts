import { Injectable } from '@nestjs/common';
import { type Sku, Skus } from '@tributary/catalogue';
import { Money, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { ExpenseBudgets } from '../budget/expense-budgets';
import { convertPrice } from '../price/price-conversion';
import { PriceResolver } from '../price/price-resolver';
import type { Gift, LinePromotions, Promotion, PromotionLine } from './promotion';
import { applyPromotions } from './promotion-engine';
import type { PromotionPlan } from './promotion-plan';
import { assertRule, ruleOf } from './promotion-rule';

/** What would be bought: so many sales units of an SKU, at the given price or at the list's. */
export interface PreviewLine {
  readonly skuId: number;
  readonly quantity: string;
  /** CNY for one sales unit. */
  readonly unitPrice?: string | undefined;
}

export interface PreviewedLine extends Omit<LinePromotions, 'id'> {
  readonly skuId: number;
  readonly unitPrice: string;
  readonly listAmount: string;
  readonly amount: string;
}

export interface Preview {
  readonly lines: readonly PreviewedLine[];
  readonly gifts: readonly (Gift & { readonly code: string; readonly name: string; readonly nameEn: string })[];
  readonly total: string;
  readonly discount: string;
}

/** What a promotion that is being written would do to a basket, without anything being saved. */
@Injectable()
export class PromotionPreview {
  constructor(
    private readonly skus: Skus,
    private readonly prices: PriceResolver,
    private readonly budgets: ExpenseBudgets,
    private readonly clock: Clock,
  ) {}

  /** @throws pricing.promotion-rule, pricing.promotion-gift, platform.not-found for an SKU or budget out of sight */
  async show(tx: TxCtx, plan: PromotionPlan, lines: readonly PreviewLine[]): Promise<Preview> {
    assertRule(plan.rule);
    const giftId = plan.rule.kind === 'buy-n-get-m' ? plan.rule.gift?.skuId : undefined;
    const skus = await this.skus.byIds(tx, [...lines.map(({ skuId }) => skuId), ...(giftId === undefined ? [] : [giftId])]);
    const skuOf = (id: number): Sku => skus.get(id) ?? absent();
    const date = shanghaiToday(this.clock.now());
    const decisions = await this.prices.resolve(tx, { sellerId: userOf(tx).organisationId, date, skuIds: lines.map(({ skuId }) => skuId) });
    const priced = lines.map((line, index) => {
      const sku = skuOf(line.skuId);
      const listed = decisions.get(line.skuId);
      const unitPrice = line.unitPrice ?? (listed ? convertPrice(listed, sku.salesUnit, sku.units).price : '0.00');
      return { unitPrice, line: previewLine(index, sku, line.quantity, unitPrice) };
    });
    const budget = plan.budgetId === null ? null : await this.budgets.detail(tx, plan.budgetId);
    const promotion = previewed(plan, giftId === undefined ? '' : skuOf(giftId).salesUnit, budget);
    const outcome = applyPromotions(priced.map(({ line }) => line), [promotion]);
    return viewOf(priced, outcome, skuOf);
  }
}

function absent(): never {
  throw platformErrors.notFound();
}

function previewLine(id: number, sku: Sku, quantity: string, unitPrice: string): PromotionLine {
  return { id, skuId: sku.id, productLineId: sku.productLineId, quantity, unit: sku.salesUnit, amount: Money.of(unitPrice).times(quantity).toString() };
}

function previewed(plan: PromotionPlan, giftUnit: string, budget: { readonly id: number; readonly left: string } | null): Promotion {
  const { name, nameEn, productLineIds, skuIds, stacking, priority, to, rule } = plan;
  return {
    promotionId: 0, code: '', name, nameEn, goods: { productLineIds, skuIds }, rule: ruleOf(rule, giftUnit), stacking, priority, until: to,
    budget: budget && { id: budget.id, left: budget.left }, limited: false, usedUp: false,
  };
}

function viewOf(
  priced: readonly { readonly unitPrice: string; readonly line: PromotionLine }[],
  { lines, gifts }: ReturnType<typeof applyPromotions>,
  skuOf: (id: number) => Sku,
): Preview {
  const results = new Map(lines.map((result) => [result.id, result]));
  const shown = priced.flatMap(({ unitPrice, line }) => {
    const result = results.get(line.id);
    if (!result) return [];
    return [{ ...withoutId(result), skuId: line.skuId, unitPrice, listAmount: line.amount, amount: Money.of(line.amount).minus(Money.of(result.discount)).toString() }];
  });
  return {
    lines: shown,
    gifts: gifts.map((gift) => {
      const { code, name, nameEn } = skuOf(gift.skuId);
      return { ...gift, code, name, nameEn };
    }),
    total: Money.sum(shown.map(({ amount }) => Money.of(amount))).toString(),
    discount: Money.sum(shown.map(({ discount }) => Money.of(discount))).toString(),
  };
}

function withoutId<Result extends { readonly id: number }>({ id: _, ...rest }: Result): Omit<Result, 'id'> {
  return rest;
}
