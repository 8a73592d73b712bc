import { Injectable } from '@nestjs/common';
import { type Page, pageOf, platformErrors, type TxCtx, userOf } from '@tributary/platform';
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
  const sells = side === 'seller' && tx.permissions.has(sellerPermission(parties));
  const buys = side === 'buyer' && tx.permissions.has(ordersPermissions.place);
  return returnStates.available({ state }).filter((name) => (name === 'withdraw' || name === 'send' ? buys : sells));
}
