import { decimal, Decimal } from '@tributary/kernel';
import type { OrderLine } from '../order/order';
import type { LineDecision } from '../order/order-confirmation';
import { toBaseQuantity, toOrderedQuantity } from '../order/order-quantity';

/** For which SKU a gift was given: every `stepBase` base units bought earned `giftBase` of the gift. */
export interface EarnedGift {
  readonly lineId: number;
  readonly skuId: number;
  readonly stepBase: string;
  readonly giftBase: string;
}

/** How many gifts are still earned once the decisions hold; only the gift lines that become smaller. */
export function giftCuts(lines: readonly OrderLine[], earned: readonly EarnedGift[], decisions: readonly LineDecision[]): LineDecision[] {
  const decided = new Map(decisions.map(({ lineId, quantity }) => [lineId, quantity]));
  return lines
    .filter(({ gift, id }) => gift && !decided.has(id))
    .flatMap((line) => {
      const still = earned
        .filter(({ lineId }) => lineId === line.id)
        .reduce((sum, { skuId, stepBase, giftBase }) => sum.plus(boughtBase(lines, decided, skuId).dividedToIntegerBy(stepBase).times(giftBase)), new Decimal(0));
      return still.gte(line.baseQuantity) ? [] : [{ lineId: line.id, quantity: toOrderedQuantity(line, still) }];
    });
}

function boughtBase(lines: readonly OrderLine[], decided: ReadonlyMap<number, string>, skuId: number): Decimal {
  return lines
    .filter((line) => !line.gift && line.skuId === skuId)
    .reduce((sum, line) => {
      const quantity = decided.get(line.id);
      return sum.plus(quantity === undefined ? decimal(line.baseQuantity) : (toBaseQuantity(line, quantity) ?? decimal(line.baseQuantity)));
    }, new Decimal(0));
}
