import type { LocalDate } from '@tributary/kernel';
import { addDays, shanghaiMidnight } from '@tributary/kernel';
import { partyScope, type SqlParams, type TxCtx } from '@tributary/platform';
import type { Side } from './order-party';
import { orderSearchSql } from './order-search.sql';
import type { OrderState } from './order.states';

/** Which orders of the reader's organisation on one side. */
export interface OrderFilter {
  readonly side: Side;
  readonly search?: string;
  /** Any of these; none: all. */
  readonly state?: readonly OrderState[];
  /** Only those that wait for this side's decision. */
  readonly waiting?: boolean;
  /** Days of submission in Shanghai, both included. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** The organisation on the other side. */
  readonly partnerId?: number;
  readonly skuId?: number;
  /** Promised for this day or earlier. */
  readonly promisedUntil?: LocalDate;
  /** Yuan, both included. */
  readonly totalFrom?: string;
  readonly totalTo?: string;
  /** Only those that a representative placed for the buyer. */
  readonly acted?: boolean;
}

/** The seller decides what is submitted, the buyer what the seller offers instead. */
const WAITING: Readonly<Record<Side, OrderState | 'offered'>> = { seller: 'submitted', buyer: 'offered' };

/** SQL: the conditions on order `o`. */
export function orderFilterSql(tx: TxCtx, organisationId: number, filter: OrderFilter, params: SqlParams): string {
  const { side, state, from, to, partnerId, skuId } = filter;
  const other = side === 'buyer' ? 'seller' : 'buyer';
  return [
    `o.${side}_id = ${params.add(organisationId)}`,
    'o.submitted_at IS NOT NULL',
    partyScope(tx, 'o.buyer_id', 'o.seller_id', params),
    orderSearchSql(tx, filter.search, params),
    ...(state?.length ? [`o.state = ANY (${params.add(state)}::text[])`] : []),
    ...(filter.waiting ? [`o.state = '${WAITING[side]}'`] : []),
    ...(from ? [`o.submitted_at >= ${params.add(shanghaiMidnight(from))}`] : []),
    ...(to ? [`o.submitted_at < ${params.add(shanghaiMidnight(addDays(to, 1)))}`] : []),
    ...(partnerId === undefined ? [] : [`o.${other}_id = ${params.add(partnerId)}`]),
    ...(skuId === undefined ? [] : [`o.id IN (SELECT l.order_id FROM order_line l WHERE l.sku_id = ${params.add(skuId)})`]),
    ...amounts(filter, params),
  ].join(' AND ');
}

function amounts({ promisedUntil, totalFrom, totalTo, acted }: OrderFilter, params: SqlParams): string[] {
  return [
    ...(promisedUntil ? [`o.promised_on <= ${params.add(promisedUntil)}::date`] : []),
    ...(totalFrom ? [`o.total >= ${params.add(totalFrom)}::numeric`] : []),
    ...(totalTo ? [`o.total <= ${params.add(totalTo)}::numeric`] : []),
    ...(acted ? [`o.acted_by_name <> ''`] : []),
  ];
}
