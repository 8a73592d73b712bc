import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, type Page, pageOf, type TxCtx, userOf } from '@tributary/platform';
import type { Promotion } from './promotion';
import { type PromotionListQuery, PromotionListRepository } from './promotion-list.repository';
import type { PromotionSummary } from './promotion-plan';
import { PromotionResolver } from './promotion-resolver';

/** Promotions as those read them who make them, and those who buy under them. */
@Injectable()
export class PromotionReader {
  constructor(
    private readonly lists: PromotionListRepository,
    private readonly resolver: PromotionResolver,
    private readonly clock: Clock,
  ) {}

  /** Of the actor's organisation. */
  async list(tx: TxCtx, query: PromotionListQuery): Promise<Page<PromotionSummary>> {
    const rows = await this.lists.list(tx, userOf(tx).organisationId, shanghaiToday(this.clock.now()), query);
    return pageOf(rows, query, (row) => [row.from, row.id], (row) => row);
  }

  /** What the seller offers the actor's organisation today; nothing to head office, which does not buy. */
  offered(tx: TxCtx, sellerId: number): Promise<Promotion[]> {
    return this.resolver.forBuyer(tx, { sellerId, buyerId: userOf(tx).organisationId, date: shanghaiToday(this.clock.now()) });
  }
}
