import { Injectable } from '@nestjs/common';
import { PeopleFinder } from '@tributary/identity';
import { systemCtx, type TxCtx, UnitOfWork, userOf } from '@tributary/platform';
import type { FeedOwnerDto } from './feed-keeping.dto';

const KEEPERS = ['flows.keep', 'flows.operate'];

/** Who may be told of a feed: colleagues of whoever asks who work with feeds and may see its dealer. */
@Injectable()
export class FeedOwners {
  constructor(
    private readonly people: PeopleFinder,
    private readonly uow: UnitOfWork,
  ) {}

  /** Needs its own transaction: the finder looks past what a single person sees. */
  async of(ctx: TxCtx, dealerId: number): Promise<FeedOwnerDto[]> {
    const { organisationId } = userOf(ctx);
    const wanted = [{ organisationId, anyPermission: KEEPERS, reachingDealer: dealerId }];
    const people = await this.uow.read(systemCtx('flows.feed-owners', ctx.correlationId), (tx) => this.people.find(tx, wanted));
    return people.map(({ userId, name }) => ({ id: userId, name }));
  }
}
