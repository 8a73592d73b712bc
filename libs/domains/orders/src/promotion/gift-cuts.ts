import { decimal, Decimal } from '@tributary/kernel';
import type { OrderLine } from '../order/order';
import type { LineDecision } from '../order/order-confirmation';
import { toBaseQuantity, toOrderedQuantity } from '../order/order-quantity';
import type { HeldPromotion } from './promotion-shrink';

/** How many gifts are still earned once the decisions hold; only the gift lines that become smaller. */
export function giftCuts(lines: readonly OrderLine[], held: readonly HeldPromotion[], decisions: readonly LineDecision[]): LineDecision[] {
  const decided = new Map(decisions.map(({ lineId, quantity }) => [lineId, quantity]));
  return lines
    .filter(({ gift, id }) => gift && !decided.has(id))
    .flatMap((line) => {
      const still = held.filter(({ lineId }) => lineId === line.id).reduce((sum, promotion) => sum.plus(stillEarned(lines, decided, promotion)), new Decimal(0));
      return still.gte(line.baseQuantity) ? [] : [{ lineId: line.id, quantity: toOrderedQuantity(line, still) }];
    });
}

function stillEarned(lines: readonly OrderLine[], decided: ReadonlyMap<number, string | undefined>, { earnedSkuId, stepBase, giftBase }: HeldPromotion): Decimal {
  if (stepBase === null || giftBase === null) return new Decimal(0);
  const bought = lines
    .filter((line) => !line.gift && line.skuId === earnedSkuId)
    .reduce((sum, line) => {
      const quantity = decided.get(line.id);
      return sum.plus(quantity === undefined ? decimal(line.baseQuantity) : (toBaseQuantity(line, quantity) ?? decimal(line.baseQuantity)));
    }, new Decimal(0));
  return bought.dividedToIntegerBy(stepBase).times(giftBase);
}
