import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage, AuditTrail, Context, type Ctx, cursorKey, fetchSize, IdPipe, Outbox, type Page, pageOf, Permit, platformErrors, type TxCtx, UnitOfWork, Write,
} from '@tributary/platform';
import { flowsErrors } from '../flows.errors';
import { showFaultOrNull } from '../flows.faults';
import { seenCoverage } from '../check/seen-coverage';
import { feedKey, mailboxKeyOf, readMailbox, runFeed } from '../flows.jobs';
import { flowsPermissions } from '../flows.permissions';
import { isFetched } from './feed';
import { FeedDetailDto, FeedDto, FeedQuery } from './feed.dto';
import { type FeedDetailRow, FeedListRepository } from './feed-list.repository';

@ApiTags('flows')
@Controller('feeds')
export class FeedController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly feeds: FeedListRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /** Searches by code or name of the feed or its dealer; in order of the code. */
  @Get()
  @Permit(flowsPermissions.read)
  @ApiPage(FeedDto)
  async listFeeds(@Context() ctx: Ctx, @Query() query: FeedQuery): Promise<Page<FeedDto>> {
    const [after] = cursorKey(query, 1) ?? [];
    const page = { ...query, limit: fetchSize(query), ...(after === undefined ? {} : { after: String(after) }) };
    const rows = await this.uow.read(ctx, (tx) => this.feeds.list(tx, page));
    return pageOf(rows, query, (row) => [row.code], (row): FeedDto => ({ ...row, reason: showFaultOrNull(row.reason, ctx.locale) }));
  }

  @Get(':id')
  @Permit(flowsPermissions.read)
  @ApiOkResponse({ type: FeedDetailDto })
  async getFeed(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<FeedDetailDto> {
    return shown(ctx, await this.uow.read(ctx, (tx) => this.find(tx, id)));
  }

  /** Runs the feed now; a run that waits or goes on already is that run. Of a feed by mail, its box is looked through, too. */
  @Post(':id/run')
  @HttpCode(202)
  @Write()
  @Permit(flowsPermissions.operate)
  @ApiAcceptedResponse({ type: FeedDetailDto })
  async runFeed(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<FeedDetailDto> {
    const feed = await this.find(tx, id);
    if (feed.status === 'paused') throw flowsErrors.feedPaused();
    if (!isFetched(feed.source)) throw flowsErrors.feedNotFetched();
    if (feed.mailboxId !== null) await this.outbox.enqueue(tx, readMailbox, { mailboxId: feed.mailboxId }, { key: mailboxKeyOf(feed.mailboxId) });
    await this.outbox.enqueue(tx, runFeed, { feedId: id, trigger: 'manual' }, { key: feedKey(id) });
    await this.audit.record(tx, { action: 'flows.run-feed', subject: 'feed', subjectId: id });
    return shown(tx, feed);
  }

  private async find(tx: TxCtx, id: number): Promise<FeedDetailRow> {
    const feed = await this.feeds.find(tx, id);
    if (!feed) throw platformErrors.notFound();
    return feed;
  }
}

function shown(ctx: Ctx, { mailboxId: _mailboxId, periods, ...feed }: FeedDetailRow): FeedDetailDto {
  const fetched = isFetched(feed.source);
  return { ...feed, isFetched: fetched, seems: fetched && feed.coverage === 'days' ? seenCoverage(periods) : null, reason: showFaultOrNull(feed.reason, ctx.locale) };
}
