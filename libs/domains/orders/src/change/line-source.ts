import type { LineSupply, WantedSupply } from '../basket/basket';
import type { OrderLine } from '../order/order';

/** Where goods shall come from; nothing named: wherever there is enough. */
export interface WantedSource {
  readonly supply: WantedSupply;
  readonly locationId: number | null;
  readonly planId: number | null;
}

type SourceWish = Partial<WantedSource>;

/** Whether the wish asks for another source than that of the line. */
export function isElsewhere(line: OrderLine, wish: SourceWish): boolean {
  const now = supplyOf(line);
  const supply = wish.supply ?? now;
  if (supply !== now) return true;
  const [wanted, present] = supply === 'stock' ? [wish.locationId, line.locationId] : [wish.planId, line.productionPlanId];
  return wanted !== undefined && wanted !== null && wanted !== present;
}

/** The source of the line once the wish is granted; without one, its own. */
export function sourceOf(line: OrderLine, wish: SourceWish): WantedSource {
  const supply = wish.supply ?? supplyOf(line);
  if (supply !== supplyOf(line)) return { supply, locationId: supply === 'stock' ? (wish.locationId ?? null) : null, planId: supply === 'preorder' ? (wish.planId ?? null) : null };
  return supply === 'stock'
    ? { supply, locationId: wish.locationId ?? line.locationId, planId: null }
    : { supply, locationId: null, planId: wish.planId ?? line.productionPlanId };
}

function supplyOf({ productionPlanId }: OrderLine): LineSupply {
  return productionPlanId === null ? 'stock' : 'preorder';
}
