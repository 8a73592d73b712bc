import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, platformErrors, UnitOfWork } from '@tributary/platform';
import { FeedListRepository } from '../feed/feed-list.repository';
import { flowsPermissions } from '../flows.permissions';
import { FeedLayoutDto, FeedLayoutQuery } from './layout-request.dto';
import { LayoutVersionRepository } from './layout-version.repository';

/** How the tables of a feed are read. */
@ApiTags('flows')
@Controller('feeds')
export class FeedLayoutController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly feeds: FeedListRepository,
    private readonly versions: LayoutVersionRepository,
  ) {}

  /** The shapes that it has sent, the latest first, who confirmed each, and what was read so. */
  @Get(':id/layouts')
  @Permit(flowsPermissions.read)
  @ApiPage(FeedLayoutDto)
  listFeedLayouts(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: FeedLayoutQuery): Promise<Page<FeedLayoutDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    return this.uow.read(ctx, async (tx) => {
      if (!(await this.feeds.find(tx, id))) throw platformErrors.notFound();
      const rows = await this.versions.list(tx, id, { limit: fetchSize(query), ...(before === undefined ? {} : { before: Number(before) }) });
      return pageOf(rows, query, (row) => [row.id], (row) => row);
    });
  }
}
