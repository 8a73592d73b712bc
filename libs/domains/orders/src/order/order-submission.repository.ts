import { Injectable } from '@nestjs/common';
import { actorName, onBehalfOf, partyScope, prepared, sql, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { ApprovalKind } from '../approval/approval-rules';
import { type Draft, requestedPrice } from '../basket/basket';
import { OrderVersionRepository } from '../change/order-version.repository';
import type { PromotionTerm } from '../promotion/promotion-terms';
import type { SuppliedLine } from '../supply/line-supplier';
import { OrderJournal, type OrderStep } from './order-journal';
import { stateAfter } from './order-settlement';

/** A draft that is about to become an order: locked, with its future number and the words to find it by. */
export interface LockedDraft extends Draft {
  readonly tier: 1 | 2;
  readonly sequence: number;
  /** Search texts of both parties. */
  readonly partiesText: string;
}

export interface Submission {
  readonly draft: LockedDraft;
  readonly number: string;
  readonly purchaseOrderNumber: string;
  readonly note: string;
  readonly total: string;
  readonly searchText: string;
  readonly at: Date;
  /** The first one submits. */
  readonly steps: readonly OrderStep[];
  readonly approvalReasons: readonly ApprovalKind[];
  readonly lines: readonly SuppliedLine[];
  /** The promotions under which a later change is judged. */
  readonly terms: readonly PromotionTerm[];
  /** The day that the buyer asks for. */
  readonly requestedOn: string | null;
}

@Injectable()
export class OrderSubmissionRepository {
  constructor(
    private readonly journal: OrderJournal,
    private readonly versions: OrderVersionRepository,
  ) {}

  /** Undefined when there is no draft, or when somebody else has just submitted it. */
  lockDraft(tx: TxCtx, buyerId: number, sellerId: number): Promise<LockedDraft | undefined> {
    const params = new SqlParams();
    return sqlOne<LockedDraft>(
      tx,
      prepared(`SELECT o.id, o.tier, o.buyer_id AS "buyerId", o.seller_id AS "sellerId", nextval('order_number') AS sequence,
              concat_ws(' ', b.search_text, s.search_text) AS "partiesText"
       FROM sales_order o LEFT JOIN organisation b ON b.id = o.buyer_id LEFT JOIN organisation s ON s.id = o.seller_id
       WHERE o.buyer_id = ${params.add(buyerId)} AND o.seller_id = ${params.add(sellerId)} AND o.state = 'draft'
         AND ${partyScope(tx, 'o.buyer_id', 'o.seller_id', params)}
       FOR UPDATE OF o`),
      params,
    );
  }

  /** Whether the two sides may trade at all. */
  async trading(tx: TxCtx, { buyerId, sellerId }: Draft): Promise<{ buyer: boolean; seller: boolean }> {
    const row = await sqlOne<{ buyer: boolean; seller: boolean }>(tx, 'SELECT organisation_trades($1) AS buyer, organisation_trades($2) AS seller', [buyerId, sellerId]);
    return row ?? { buyer: false, seller: false };
  }

  /** The draft becomes an order, its lines carry their snapshot, the steps leave their traces, the first version is kept: two statements. */
  async submit(tx: TxCtx, { draft, lines, steps, terms, ...order }: Submission): Promise<void> {
    const params = new SqlParams();
    const id = params.add(draft.id);
    const at = params.add(order.at);
    const column = (values: readonly unknown[], type: string): string => `${params.add(values)}::${type}[]`;
    const confirmed = params.add(steps.some(({ name }) => name === 'approve'));
    const written = await sql(
      tx,
      prepared(`WITH head AS (
         UPDATE sales_order SET state = ${params.add(stateAfter(steps))}, number = ${params.add(order.number)},
                purchase_order_number = ${params.add(order.purchaseOrderNumber)}, note = ${params.add(order.note)}, total = ${params.add(order.total)},
                search_text = ${params.add(order.searchText)}, promised_on = ${params.add(latest(lines))}, submitted_at = ${at}, updated_at = ${at},
                approval_reasons = ${params.add(order.approvalReasons)}, acted_by_name = ${params.add(onBehalfOf(tx) ? actorName(tx) : '')},
                promotion_terms = ${params.add(JSON.stringify(terms))}, requested_on = ${params.add(order.requestedOn)}
         WHERE id = ${id}
       ), ${this.journal.recordSql(tx, { ...draft, number: order.number }, steps, params)}
       UPDATE order_line l SET location_id = v.location_id, base_quantity = v.base_quantity, allocated_base = v.allocated_base,
              confirmed_base = CASE WHEN ${confirmed}::boolean THEN v.base_quantity END, unit_price = v.unit_price, amount = v.amount, discount = v.discount,
              price_list_id = v.price_list_id, requested_price = v.requested_price, production_plan_id = v.plan_id, promised_on = v.promised_on,
              supply = CASE l.supply WHEN 'plannable' THEN 'preorder' ELSE l.supply END, part_no = CASE l.supply WHEN 'plannable' THEN 1 ELSE l.part_no END
       FROM unnest(
         ${column(lines.map(({ line }) => line.id), 'bigint')}, ${column(lines.map(({ locationId }) => locationId), 'bigint')},
         ${column(lines.map(({ base }) => base), 'numeric')}, ${column(lines.map(({ price }) => price.unitPrice), 'numeric')},
         ${column(lines.map(({ price }) => price.amount), 'numeric')}, ${column(lines.map(({ price }) => price.priceListId), 'bigint')},
         ${column(lines.map(requestedPrice), 'numeric')}, ${column(lines.map(({ planId }) => planId), 'bigint')},
         ${column(lines.map(({ promisedOn }) => promisedOn), 'date')}, ${column(lines.map(({ allocatedBase }) => allocatedBase), 'numeric')},
         ${column(lines.map(({ promotions }) => promotions?.discount ?? '0'), 'numeric')}
       ) AS v(id, location_id, base_quantity, unit_price, amount, price_list_id, requested_price, plan_id, promised_on, allocated_base, discount)
       WHERE l.id = v.id AND l.order_id = ${id} RETURNING l.id`),
      params,
    );
    if (written.length !== lines.length) throw new Error(`The order ${order.number} lost lines while it was submitted.`);
    await this.versions.keep(tx, draft.id);
  }
}

/** The day by which the last of an order's goods can leave. */
function latest(lines: readonly SuppliedLine[]): string | null {
  return lines.map(({ promisedOn }) => promisedOn).reduce<string | null>((late, day) => (late === null || day > late ? day : late), null);
}
