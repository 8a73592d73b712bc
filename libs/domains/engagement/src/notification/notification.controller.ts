import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage, Clock, Context, type Ctx, IdPipe, type Page, pageOf, Personal, platformErrors, SignedIn, type TxCtx, UnitOfWork, Write,
} from '@tributary/platform';
import { notificationDto } from './notification-view';
import { NotificationDto, NotificationQueryDto, ReadAllDto, UnreadDto } from './notification.dto';
import { NotificationRepository } from './notification.repository';

@ApiTags('engagement')
@Controller('notifications')
export class NotificationController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notifications: NotificationRepository,
    private readonly clock: Clock,
  ) {}

  /** What the caller was told: unread first, then the latest first. */
  @Get()
  @SignedIn()
  @Personal()
  @ApiPage(NotificationDto)
  listNotifications(@Context() ctx: Ctx, @Query() query: NotificationQueryDto): Promise<Page<NotificationDto>> {
    return this.uow.read(ctx, async (tx) => {
      const rows = await this.notifications.list(tx, query);
      return pageOf(rows, query, ({ readAt, id }) => [readAt ? 1 : 0, id], (row) => notificationDto(tx, row));
    });
  }

  @Get('unread')
  @SignedIn()
  @Personal()
  @ApiOkResponse({ type: UnreadDto })
  async countUnreadNotifications(@Context() ctx: Ctx): Promise<UnreadDto> {
    return { unread: await this.uow.read(ctx, (tx) => this.notifications.unread(tx)) };
  }

  @Post('read-all')
  @SignedIn()
  @Personal()
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: UnreadDto })
  async readAllNotifications(@Context() tx: TxCtx, @Body() { upToId }: ReadAllDto): Promise<UnreadDto> {
    await this.notifications.markAllRead(tx, upToId, this.clock.now());
    return { unread: await this.notifications.unread(tx) };
  }

  @Post(':id/read')
  @SignedIn()
  @Personal()
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: UnreadDto })
  async readNotification(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<UnreadDto> {
    if (!(await this.notifications.markRead(tx, id, this.clock.now()))) throw platformErrors.notFound();
    return { unread: await this.notifications.unread(tx) };
  }
}
