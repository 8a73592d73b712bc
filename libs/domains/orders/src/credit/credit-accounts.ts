import { Injectable } from '@nestjs/common';
import { Money } from '@tributary/kernel';
import { actorName, AuditTrail, Clock, type Page, type PageQuery, pageOf, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import type { Side } from '../order/order-party';
import { ordersErrors } from '../orders.errors';
import { ordersPermissions } from '../orders.permissions';
import type { CreditAccount, CreditAccountDetail, CreditMovement, CreditPair, CreditUse, LimitChange } from './credit-account';
import { type AccountRow, CreditAccountRepository } from './credit-account.repository';
import type { CreditFilter } from './credit-filter';

/** Credit as both parties read it, and the seller's say in the limit. The other party is named by its id. */
@Injectable()
export class CreditAccounts {
  constructor(
    private readonly accounts: CreditAccountRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Of the reader's organisation, with those who buy from it or sell to it. @throws platform.forbidden */
  async list(tx: TxCtx, side: Side, query: PageQuery & CreditFilter): Promise<Page<CreditAccount>> {
    assertMayRead(tx, side);
    const rows = await this.accounts.list(tx, userOf(tx).organisationId, side, query);
    return pageOf(rows, query, ({ key, otherId }) => [key, otherId], (row) => accountOf(row, side));
  }

  /** @throws platform.not-found, platform.forbidden */
  async one(tx: TxCtx, side: Side, otherId: number): Promise<CreditAccountDetail> {
    const account = await this.find(tx, side, otherId);
    const used = Money.of(account.used);
    const open = Money.of(await this.accounts.reserved(tx, pairOf(tx, side, otherId)));
    const reserved = open.compare(used) > 0 ? used : open;
    return { ...account, reserved: reserved.toString(), delivered: used.minus(reserved).toString() };
  }

  /** @throws platform.not-found, platform.forbidden */
  async uses(tx: TxCtx, side: Side, otherId: number, query: PageQuery): Promise<Page<CreditUse>> {
    await this.find(tx, side, otherId);
    return pageOf(await this.accounts.uses(tx, pairOf(tx, side, otherId), query), query, ({ orderId }) => [orderId], (row) => row);
  }

  /** @throws platform.not-found, platform.forbidden */
  async movements(tx: TxCtx, side: Side, otherId: number, query: PageQuery): Promise<Page<CreditMovement>> {
    await this.find(tx, side, otherId);
    return pageOf(await this.accounts.movements(tx, pairOf(tx, side, otherId), query), query, ({ id }) => [id], (row) => row);
  }

  /** @throws platform.not-found, platform.forbidden */
  async limitChanges(tx: TxCtx, side: Side, otherId: number, query: PageQuery): Promise<Page<LimitChange>> {
    await this.find(tx, side, otherId);
    return pageOf(await this.accounts.limitChanges(tx, pairOf(tx, side, otherId), query), query, ({ id }) => [id], (row) => row);
  }

  /**
   * By the seller. Orders that stand stay as they are; a lowered limit binds the next change, release or order.
   * @throws platform.forbidden, platform.not-found, orders.limit-unchanged, orders.limit-needed
   */
  async changeLimit(tx: TxCtx, buyerId: number, limit: string | null, reason: string): Promise<CreditAccountDetail> {
    if (!tx.permissions.has(ordersPermissions.credit)) throw platformErrors.forbidden();
    await this.find(tx, 'seller', buyerId);
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

  /** Who owes whom, where there is an account or a supply relation. @throws platform.not-found, platform.forbidden */
  async pair(tx: TxCtx, side: Side, otherId: number): Promise<CreditPair> {
    await this.find(tx, side, otherId);
    return pairOf(tx, side, otherId);
  }

  private async find(tx: TxCtx, side: Side, otherId: number): Promise<CreditAccount> {
    assertMayRead(tx, side);
    const [row] = await this.accounts.list(tx, userOf(tx).organisationId, side, { otherId });
    if (!row) throw platformErrors.notFound();
    return accountOf(row, side);
  }
}

/** What others owe is for those who lend or decide about orders; a buyer sees what its own company owes. */
function assertMayRead(tx: TxCtx, side: Side): void {
  if (side === 'seller' && !LENDERS.some((permission) => tx.permissions.has(permission))) throw platformErrors.forbidden();
}

const LENDERS = [ordersPermissions.credit, ordersPermissions.desk];

function pairOf(tx: TxCtx, side: Side, otherId: number): CreditPair {
  const own = userOf(tx).organisationId;
  return side === 'seller' ? { sellerId: own, buyerId: otherId, side } : { sellerId: otherId, buyerId: own, side };
}

function accountOf({ party, limit, used }: AccountRow, side: Side): CreditAccount {
  return { side, party, limit, used, available: limit === null ? null : Money.of(limit).minus(Money.of(used)).toString() };
}
