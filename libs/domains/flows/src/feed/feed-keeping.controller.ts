import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, platformErrors, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { CreateFeedDto, FeedBodyDto, PauseFeedDto } from './feed-body.dto';
import { FeedChangeRepository } from './feed-change.repository';
import { FeedKeeper } from './feed-keeper';
import { FeedChangeDto, FeedChangeQuery, FeedSetupDto } from './feed-keeping.dto';
import { type FeedSetup, FeedSetupRepository } from './feed-setup.repository';

/** Feeds as their keepers set them up. */
@ApiTags('flows')
@Controller('feeds')
export class FeedKeepingController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly feeds: FeedSetupRepository,
    private readonly keeper: FeedKeeper,
    private readonly changes: FeedChangeRepository,
  ) {}

  @Post()
  @Permit(flowsPermissions.keep)
  @Write()
  @ApiCreatedResponse({ type: FeedSetupDto })
  async createFeed(@Context() tx: TxCtx, @Body() { dealerId, code, ...body }: CreateFeedDto): Promise<FeedSetupDto> {
    return shown(await this.keeper.create(tx, dealerId, code, body));
  }

  @Get(':id/setup')
  @Permit(flowsPermissions.keep)
  @ApiOkResponse({ type: FeedSetupDto })
  async getFeedSetup(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<FeedSetupDto> {
    return shown(await this.uow.read(ctx, (tx) => this.find(tx, id)));
  }

  @Put(':id/setup')
  @Permit(flowsPermissions.keep)
  @Write()
  @ApiOkResponse({ type: FeedSetupDto })
  async changeFeed(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() body: FeedBodyDto): Promise<FeedSetupDto> {
    return shown(await this.keeper.change(tx, id, body));
  }

  @Post(':id/pause')
  @Permit(flowsPermissions.keep)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: FeedSetupDto })
  async pauseFeed(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { reason }: PauseFeedDto): Promise<FeedSetupDto> {
    return shown(await this.keeper.pause(tx, id, reason));
  }

  @Post(':id/resume')
  @Permit(flowsPermissions.keep)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: FeedSetupDto })
  async resumeFeed(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<FeedSetupDto> {
    return shown(await this.keeper.resume(tx, id));
  }

  /** Who changed what, the latest first. */
  @Get(':id/changes')
  @Permit(flowsPermissions.read)
  @ApiPage(FeedChangeDto)
  listFeedChanges(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: FeedChangeQuery): Promise<Page<FeedChangeDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    return this.uow.read(ctx, async (tx) => {
      await this.find(tx, id);
      const rows = await this.changes.list(tx, id, { limit: fetchSize(query), ...(before === undefined ? {} : { before: Number(before) }) });
      return pageOf(rows, query, (row) => [row.id], (row) => row);
    });
  }

  private async find(tx: TxCtx, id: number): Promise<FeedSetup> {
    const feed = await this.feeds.find(tx, id);
    if (!feed) throw platformErrors.notFound();
    return feed;
  }
}

function shown({ secret, ...setup }: FeedSetup): FeedSetupDto {
  return { ...setup, hasSecret: secret !== null };
}
