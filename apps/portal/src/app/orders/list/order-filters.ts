import type { ExportOrders$Params } from '@tributary/api-client';
import type { OrderState } from '../order-state';
import type { OrderSide } from './order-sides';

export const orderFilterKeys = ['side', 'state', 'search', 'from', 'to', 'waiting', 'partner', 'sku', 'promised', 'least', 'most', 'acted', 'sort'] as const;
export type OrderFilterKey = (typeof orderFilterKeys)[number];
export type OrderFilters = Readonly<Partial<Record<OrderFilterKey, string>>>;

export const orderSorts = ['newest', 'promised', 'total'] as const;
export type OrderSort = (typeof orderSorts)[number];

/** Those that only show behind "more filters". */
const MORE: readonly OrderFilterKey[] = ['partner', 'sku', 'promised', 'least', 'most', 'acted'];
const NARROWING: readonly OrderFilterKey[] = ['state', 'search', 'from', 'to', 'waiting', ...MORE];

export function statesOf(filters: OrderFilters): OrderState[] {
  return (filters.state?.split(',') ?? []) as OrderState[];
}

/** How many of the hidden filters are set. */
export function moreCount(filters: OrderFilters): number {
  return MORE.filter((key) => filters[key]).length;
}

export function narrows(filters: OrderFilters): boolean {
  return NARROWING.some((key) => filters[key]);
}

/** Everything off that hides orders; side and sorting stay. */
export const NOTHING_NARROWED = Object.fromEntries(NARROWING.map((key) => [key, null])) as Partial<Record<OrderFilterKey, null>>;

/** The address as the API's question. What nobody could have clicked together is left out. */
export function orderQuery(side: OrderSide, filters: OrderFilters): ExportOrders$Params {
  const { search, from, to, promised, least, most } = filters;
  const states = statesOf(filters);
  const sort = orderSorts.find((known) => known === filters.sort);
  return {
    side, search, from, to, sort,
    promisedUntil: promised,
    state: states.length ? states : undefined,
    partnerId: Number(filters.partner) || undefined,
    skuId: Number(filters.sku) || undefined,
    totalFrom: amount(least),
    totalTo: amount(most),
    waiting: filters.waiting ? true : undefined,
    acted: filters.acted ? true : undefined,
  };
}

function amount(text: string | undefined): string | undefined {
  return text && /^\d{1,14}(\.\d{1,2})?$/.test(text) ? text : undefined;
}
