import { addDays, type LocalDate, shanghaiMidnight } from '@tributary/kernel';
import { partyScope, searchSql, type SqlParams, type TxCtx } from '@tributary/platform';
import type { Side } from '../order/order-party';
import type { ReturnState } from './return.states';

/** Which returns of the reader's organisation on one side. */
export interface ReturnFilter {
  readonly side: Side;
  readonly search?: string;
  /** Any of these; none: all. */
  readonly state?: readonly ReturnState[];
  /** Only those that wait for this side. */
  readonly waiting?: boolean;
  /** Days on which it was asked in Shanghai, both included. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** The seller decides and takes in, the buyer sends. */
const WAITING: Readonly<Record<Side, readonly ReturnState[]>> = { seller: ['requested', 'sent'], buyer: ['approved'] };

/** SQL: the conditions on return `r`. */
export function returnFilterSql(tx: TxCtx, organisationId: number, { side, search, state, waiting, from, to }: ReturnFilter, params: SqlParams): string {
  return [
    `r.${side}_id = ${params.add(organisationId)}`,
    partyScope(tx, 'r.buyer_id', 'r.seller_id', params),
    searchSql('r.search_text', search, params),
    ...(state?.length ? [`r.state = ANY (${params.add(state)}::text[])`] : []),
    ...(waiting ? [`r.state IN (${WAITING[side].map((name) => `'${name}'`).join(', ')})`] : []),
    ...(from ? [`r.requested_at >= ${params.add(shanghaiMidnight(from))}`] : []),
    ...(to ? [`r.requested_at < ${params.add(shanghaiMidnight(addDays(to, 1)))}`] : []),
  ].join(' AND ');
}
