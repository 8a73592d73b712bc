import type { Sku } from '@tributary/catalogue';
import { Decimal, decimal, Money } from '@tributary/kernel';
import { apportion } from '@tributary/pricing';
import { changedLine, isGone, keptLine, type LineMove, movedLine, removedLine } from '../change/order-change';
import { standingBase, toOrderedQuantity } from '../order/order-quantity';
import type { BasketGift } from './basket-promotions';
import { giftGrant, type Grant } from './grant';

/** From wherever there is enough. */
const ANYWHERE = { supply: 'stock', locationId: null, planId: null } as const;

/**
 * Fits gift lines to what is earned: what is too much goes, the last line first; what is missing comes to the first line,
 * which then is found anew as a whole. Gives the gifts that have no line yet.
 */
export function fitGifts(moves: readonly LineMove[], gifts: readonly BasketGift[]): { readonly moves: LineMove[]; readonly missing: readonly BasketGift[] } {
  const earned = new Map(gifts.map(({ sku, base }) => [sku.id, decimal(base)]));
  const fitted = moves.filter(({ after }) => after.gift).map((move): LineMove => {
    const left = earned.get(move.after.skuId) ?? new Decimal(0);
    const stays = Decimal.min(left, standingBase(move.after));
    earned.set(move.after.skuId, left.minus(stays));
    return giftMove(move, stays);
  });
  const raised = new Map(fitted.map((move) => [move.after.id, raise(move, earned)]));
  return { moves: moves.map((move) => raised.get(move.after.id) ?? move), missing: gifts.filter(({ sku }) => !earned.get(sku.id)?.isZero()) };
}

function raise(move: LineMove, earned: Map<number, Decimal>): LineMove {
  const more = earned.get(move.after.skuId);
  if (!more || more.isZero()) return move;
  earned.set(move.after.skuId, new Decimal(0));
  const base = isGone(move.after) ? more : more.plus(standingBase(move.after));
  return movedLine(giftMove(move, base), ANYWHERE);
}

/** A gift line of so many base units. */
function giftMove(move: LineMove, base: Decimal): LineMove {
  const { line } = move;
  if (!line || base.equals(standingBase(line))) return line ? keptLine(line) : move;
  if (base.isZero()) return removedLine(line);
  const changed = changedLine(line, toOrderedQuantity(line, base), { base: base.toFixed() });
  return { ...changed, after: { ...changed.after, unitPrice: '0.00', amount: '0.00' } };
}

/** What every gift costs whoever pays, over the lines on which it goes. */
export function giftGrants(gifts: readonly BasketGift[], moves: readonly LineMove[], skus: ReadonlyMap<number, Sku>): Grant[] {
  return gifts.flatMap((gift) => {
    const lines = moves.map(({ after }) => after).filter((line) => line.gift && line.skuId === gift.sku.id && !isGone(line));
    return gift.earned.flatMap((earned) => {
      const bought = skus.get(earned.earnedSkuId);
      if (!bought) throw new Error(`Nothing in the order earned the gift ${gift.sku.code}.`);
      const whole = giftGrant(gift, earned, bought);
      const amounts = apportion(Money.of(whole.amount), lines.map((line) => Money.rounded(decimal(standingBase(line)).times(10))));
      return lines.map((line, index): Grant => ({ ...whole, lineId: line.id, giftSkuId: null, base: standingBase(line), amount: (amounts[index] ?? Money.zero).toString() }));
    });
  });
}
