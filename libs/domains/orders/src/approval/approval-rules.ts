import { Decimal, decimal, Money } from '@tributary/kernel';

export const APPROVAL_KINDS = ['amount', 'over-credit', 'new-customer', 'below-price'] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

/** One reason for which a seller wants to see an order before it counts; what `threshold` means depends on the kind. */
export interface ApprovalRule {
  readonly kind: ApprovalKind;
  readonly threshold: string;
}

/** What a line costs by the list, and what the buyer would pay for it. CNY. */
export interface LineReduction {
  readonly listed: string;
  readonly paid: string;
  /** The buyer proposed a price of its own. */
  readonly requested: boolean;
}

/** What the rules look at. */
export interface OrderFacts {
  readonly total: string;
  /** By how much the buyer's credit is exceeded; zero within the limit. */
  readonly beyondCredit: string;
  /** Orders of this buyer with this seller that came to something. */
  readonly earlierOrders: number;
  readonly lines: readonly LineReduction[];
}

/**
 * Why an order needs the seller's yes; empty when nobody has to be asked. A price of the buyer's own and credit beyond
 * the limit always ask, whatever the rules say.
 */
export function approvalReasons(rules: readonly ApprovalRule[], facts: OrderFacts): ApprovalKind[] {
  const asked = new Set(rules.filter((rule) => asks(rule, facts)).map(({ kind }) => kind));
  if (facts.lines.some(({ requested }) => requested)) asked.add('below-price');
  if (!Money.of(facts.beyondCredit).isZero()) asked.add('over-credit');
  return APPROVAL_KINDS.filter((kind) => asked.has(kind));
}

function asks({ kind, threshold }: ApprovalRule, { total, earlierOrders, lines }: OrderFacts): boolean {
  switch (kind) {
    case 'amount':
      return decimal(total).gte(threshold);
    case 'new-customer':
      return decimal(threshold).gt(earlierOrders);
    case 'below-price':
      return lines.some((line) => reduction(line).gt(0) && reduction(line).gte(threshold));
    case 'over-credit':
      // it allows; what was allowed asks by itself
      return false;
  }
}

/** Per cent below the list price. */
function reduction({ listed, paid }: LineReduction): Decimal {
  const whole = decimal(listed);
  return whole.isZero() ? new Decimal(0) : whole.minus(paid).dividedBy(whole).times(100);
}
