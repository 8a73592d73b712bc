import { type Decimal, decimal, Money } from '@tributary/kernel';
import { apportion } from '@tributary/pricing';
import type { OrderLine } from '../order/order';

/** What one promotion still gives one line. */
export interface HeldPromotion {
  readonly id: number;
  readonly lineId: number;
  readonly budgetId: number | null;
  /** CNY: its share of the line's discount; on a gift what the gift is worth. */
  readonly amount: string;
  /** A gift: every `stepBase` base units of this SKU earned `giftBase` of it. */
  readonly earnedSkuId: number | null;
  readonly stepBase: string | null;
  readonly giftBase: string | null;
}

/** What is agreed on a line from now on. */
export interface ShrunkLine {
  readonly id: number;
  /** Base units that it still carries. */
  readonly base: string;
  readonly discount: string;
}

/** What promotions give once the lines are as `after` says: the shares of a line add up to its discount, gifts keep their worth per unit. */
export function shrink(held: readonly HeldPromotion[], before: readonly OrderLine[], after: readonly ShrunkLine[]): HeldPromotion[] {
  const lines = new Map(before.map((line) => [line.id, line]));
  const left = new Map(after.map((line) => [line.id, line]));
  return [...Map.groupBy(held, ({ lineId }) => lineId)].flatMap(([lineId, own]) => {
    const [line, now] = [lines.get(lineId), left.get(lineId)];
    return line && now ? shares(own, line, now) : own;
  });
}

function shares(own: readonly HeldPromotion[], line: OrderLine, now: ShrunkLine): HeldPromotion[] {
  const amounts = own.map(({ amount }) => Money.of(amount));
  const smaller = line.gift ? amounts.map((amount) => Money.rounded(amount.toDecimal().times(shareOf(line, now.base)))) : apportion(Money.of(now.discount), amounts);
  return own.map((promotion, index) => ({ ...promotion, amount: (smaller[index] ?? Money.zero).toString() }));
}

/** How much of what the line carried it still carries. */
export function shareOf({ confirmedBase, baseQuantity }: Pick<OrderLine, 'confirmedBase' | 'baseQuantity'>, base: string): Decimal {
  const carried = decimal(confirmedBase ?? baseQuantity);
  return carried.isZero() ? carried : decimal(base).dividedBy(carried);
}
