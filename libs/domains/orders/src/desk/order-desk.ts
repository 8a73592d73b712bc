import { Injectable } from '@nestjs/common';
import { Clock, pageOf, type TxCtx, userOf } from '@tributary/platform';
import { askedPrices } from './asked-prices';
import { type DeskQuery, type DeskRow, DeskListRepository } from './desk-list.repository';
import type { DeskOrder, DeskPage } from './desk-order';
import { urgencyOf } from './urgency';

const NOTHING = { decide: 0, accept: 0, allocate: 0, release: 0, ship: 0, overdue: 0 };

/** Everything that waits at head office, by urgency. */
@Injectable()
export class OrderDesk {
  constructor(
    private readonly lists: DeskListRepository,
    private readonly clock: Clock,
  ) {}

  /** One statement, whatever the number of dealers and orders. */
  async list(tx: TxCtx, query: DeskQuery): Promise<DeskPage> {
    const now = this.clock.now();
    const { counts, items } = await this.lists.list(tx, userOf(tx).organisationId, query, now);
    const page = pageOf(items, query, ({ cursor, weight, id }) => [cursor, weight, id], (row) => deskOrderOf(row, now));
    return { ...page, counts: { ...NOTHING, ...counts } };
  }
}

function deskOrderOf({ cursor: _cursor, weight: _weight, heft: _heft, asking, submittedAt, releasedAt, ...row }: DeskRow, now: Date): DeskOrder {
  const order = { ...row, asked: askedPrices(asking ?? []), submittedAt: new Date(submittedAt), releasedAt: releasedAt === null ? null : new Date(releasedAt) };
  return { ...order, ...urgencyOf(order, now) };
}
