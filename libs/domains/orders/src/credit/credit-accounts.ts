import { Injectable } from '@nestjs/common';
import { Money } from '@tributary/kernel';
import { actorName, AuditTrail, Clock, type Page, type PageQuery, pageOf, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import type { Side } from '../order/order-party';
import { ordersErrors } from '../orders.errors';
import { ordersPermissions } from '../orders.permissions';
import type { CreditAccount, CreditMovement, CreditPair, CreditUse, LimitChange } from './credit-account';
import { type AccountRow, CreditAccountRepository } from './credit-account.repository';

/** Credit as both parties read it, and the seller's say in the limit. The other party is named by its id. */
@Injectable()
export class CreditAccounts {
  constructor(
    private readonly accounts: CreditAccountRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Of the reader's organisation, with those who buy from it or sell to it. */
  async list(tx: TxCtx, side: Side, query: PageQuery): Promise<Page<CreditAccount>> {
    const rows = await this.accounts.list(tx, userOf(tx).organisationId, side, query);
    return pageOf(rows, query, ({ name, otherId }) => [name, otherId], (row) => accountOf(row, side));
  }

  /** @throws platform.not-found */
  async one(tx: TxCtx, side: Side, otherId: number): Promise<CreditAccount> {
    const [row] = await this.accounts.list(tx, userOf(tx).organisationId, side, { otherId });
    if (!row) throw platformErrors.notFound();
    return accountOf(row, side);
  }

  /** @throws platform.not-found */
  async uses(tx: TxCtx, side: Side, otherId: number, query: PageQuery): Promise<Page<CreditUse>> {
    await this.one(tx, side, otherId);
    return pageOf(await this.accounts.uses(tx, pairOf(tx, side, otherId), query), query, ({ orderId }) => [orderId], (row) => row);
  }

  /** @throws platform.not-found */
  async movements(tx: TxCtx, side: Side, otherId: number, query: PageQuery): Promise<Page<CreditMovement>> {
    await this.one(tx, side, otherId);
    return pageOf(await this.accounts.movements(tx, pairOf(tx, side, otherId), query), query, ({ id }) => [id], (row) => row);
  }

  /** @throws platform.not-found */
  async limitChanges(tx: TxCtx, side: Side, otherId: number, query: PageQuery): Promise<Page<LimitChange>> {
    await this.one(tx, side, otherId);
    return pageOf(await this.accounts.limitChanges(tx, pairOf(tx, side, otherId), query), query, ({ id }) => [id], (row) => row);
  }

  /**
   * By the seller. Orders that stand stay as they are; a lowered limit binds the next change, release or order.
   * @throws platform.forbidden, platform.not-found, orders.limit-unchanged, orders.limit-needed
   */
  async changeLimit(tx: TxCtx, buyerId: number, limit: string | null, reason: string): Promise<CreditAccount> {
    if (!tx.permissions.has(ordersPermissions.credit)) throw platformErrors.forbidden();
    await this.one(tx, 'seller', buyerId);
    const pair = pairOf(tx, 'seller', buyerId);
    const tier = userOf(tx).organisationKind === 'head_office' ? 1 : 2;
    if (tier === 1 && limit === null) throw ordersErrors.limitNeeded();
    const oldLimit = (await this.accounts.lockLimit(tx, pair, tier)) ?? null;
    const newLimit = limit === null ? null : Money.of(limit).toString();
    if (oldLimit === newLimit) throw ordersErrors.limitUnchanged();
    await this.accounts.changeLimit(tx, pair, tier, { oldLimit, newLimit, reason, actorName: actorName(tx), at: this.clock.now() });
    await this.audit.record(tx, { action: 'orders.credit-limit', subject: 'dealer', subjectId: buyerId, detail: { oldLimit, newLimit, reason } });
    return this.one(tx, 'seller', buyerId);
  }
}

function pairOf(tx: TxCtx, side: Side, otherId: number): CreditPair {
  const own = userOf(tx).organisationId;
  return side === 'seller' ? { sellerId: own, buyerId: otherId, side } : { sellerId: otherId, buyerId: own, side };
}

function accountOf({ party, limit, used }: AccountRow, side: Side): CreditAccount {
  return { side, party, limit, used, available: limit === null ? null : Money.of(limit).minus(Money.of(used)).toString() };
}
