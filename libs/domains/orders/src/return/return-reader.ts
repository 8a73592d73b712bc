import { Injectable } from '@nestjs/common';
import { type Page, pageOf, type PageQuery, platformErrors, type TxCtx, userOf } from '@tributary/platform';
import { type Parties, sellerPermission, sideOf } from '../order/order-party';
import { ordersPermissions } from '../orders.permissions';
import type { ReturnDetail, ReturnSummary } from './order-return';
import { type ReturnListQuery, ReturnReadRepository } from './return-read.repository';
import { returnStates, type ReturnState } from './return.states';

/** Returns as people read them. */
@Injectable()
export class ReturnReader {
  constructor(private readonly returns: ReturnReadRepository) {}

  async list(tx: TxCtx, query: ReturnListQuery): Promise<Page<ReturnSummary>> {
    return pageOf(await this.returns.list(tx, userOf(tx).organisationId, query), query, ({ id }) => [id], (row) => row);
  }

  /** The latest first. @throws platform.not-found */
  async ofOrder(tx: TxCtx, orderId: number, query: PageQuery): Promise<Page<ReturnSummary>> {
    const rows = await this.returns.ofOrder(tx, orderId, query);
    if (!rows) throw platformErrors.notFound();
    return pageOf(rows, query, ({ id }) => [id], (row) => row);
  }

  /** Three statements. @throws platform.not-found */
  async detail(tx: TxCtx, id: number): Promise<ReturnDetail> {
    const head = await this.returns.head(tx, id);
    if (!head) throw platformErrors.notFound();
    const parties = { tier: head.tier as 1 | 2, sellerId: head.seller.id, buyerId: head.buyer.id };
    return { ...head, lines: await this.returns.lines(tx, id), events: await this.returns.history(tx, id), availableActions: returnActions(tx, parties, head.state) };
  }
}

/** What this person can do with this return now. */
function returnActions(tx: TxCtx, parties: Parties, state: ReturnState): string[] {
  const side = sideOf(tx, parties);
  const mine: readonly string[] = [
    ...(side === 'buyer' && tx.permissions.has(ordersPermissions.place) ? ['withdraw', 'send'] : []),
    ...(side === 'seller' && tx.permissions.has(sellerPermission(parties)) ? ['approve', 'refuse'] : []),
    ...(side === 'seller' && tx.permissions.has(ordersPermissions['take-back']) ? ['take-in'] : []),
  ];
  return returnStates.available({ state }).filter((name) => mine.includes(name));
}
