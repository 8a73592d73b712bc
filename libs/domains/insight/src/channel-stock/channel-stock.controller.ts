import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { localDate, shanghaiToday } from '@tributary/kernel';
import { Clock, Context, type Ctx, Permit, UnitOfWork } from '@tributary/platform';
import { insightPermissions } from '../insight.permissions';
import { ChannelStockDto, ChannelStockQuery } from './channel-stock.dto';
import { ChannelStockRepository } from './channel-stock.repository';

@ApiTags('insight')
@Controller('insight')
export class ChannelStockController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly stock: ChannelStockRepository,
    private readonly clock: Clock,
  ) {}

  /** Stock in the channel by product, dealer and branch, from the last records of the dealers whose flow the caller may see. */
  @Get('channel-stock')
  @Permit(insightPermissions.read)
  @ApiOkResponse({ type: ChannelStockDto })
  async getChannelStock(@Context() ctx: Ctx, @Query() { day: asked, ...filter }: ChannelStockQuery): Promise<ChannelStockDto> {
    const day = asked ? localDate(asked) : shanghaiToday(this.clock.now());
    return { day, ...(await this.uow.read(ctx, (tx) => this.stock.asOf(tx, day, filter))) };
  }
}
