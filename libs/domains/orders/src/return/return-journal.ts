import { Injectable } from '@nestjs/common';
import { actorName, AuditTrail, Clock, onBehalfOf, Outbox, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import { returnEvents, type ReturnStepName } from '../orders.events';
import type { LockedReturn } from './order-return';
import type { ReturnState } from './return.states';

export type SteppingReturn = Pick<LockedReturn, 'id' | 'number' | 'orderId' | 'tier' | 'sellerId' | 'buyerId'>;

export interface ReturnStep {
  readonly name: ReturnStepName;
  readonly from: ReturnState | null;
  readonly to: ReturnState;
  readonly reason?: string;
}

/** Every step of a return leaves its history, its audit entry and its event, in one statement. */
@Injectable()
export class ReturnJournal {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async record(tx: TxCtx, { id, number, orderId, tier, sellerId, buyerId }: SteppingReturn, { name, from, to, reason = '' }: ReturnStep): Promise<void> {
    const params = new SqlParams();
    const userId = tx.actor.kind === 'user' ? tx.actor.userId : null;
    const values = [id, sellerId, buyerId, this.clock.now(), name, from, to, userId, actorName(tx), onBehalfOf(tx)?.name ?? null, reason];
    const audit = { action: `orders.return-${name}`, subject: 'return', subjectId: id, detail: { from, to, reason } };
    const payload = { returnId: id, number, orderId, tier, sellerId, buyerId, state: to };
    await sql(
      tx,
      prepared(`WITH history AS (
         INSERT INTO return_event (return_id, seller_id, buyer_id, at, name, from_state, to_state, user_id, actor_name, on_behalf_of_name, reason)
         VALUES (${values.map((value) => params.add(value)).join(', ')})
       ), audit AS (${this.audit.insertSql(tx, [audit], params)}), event AS (${this.outbox.publishSql(tx, [{ event: returnEvents[name], payload }], params)}) SELECT 1`),
      params,
    );
  }
}
