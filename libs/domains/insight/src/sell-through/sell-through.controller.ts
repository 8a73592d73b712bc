import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { localDate, period } from '@tributary/kernel';
import { Context, type Ctx, Permit, UnitOfWork } from '@tributary/platform';
import { insightPermissions } from '../insight.permissions';
import { SellThroughReader } from './sell-through-reader';
import { SellThroughDto, SellThroughQuery } from './sell-through.dto';

@ApiTags('insight')
@Controller('insight')
export class SellThroughController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: SellThroughReader,
  ) {}

  /** Sell-through by day, branch, product and dealer, of the dealers whose flow the caller may see. */
  @Get('sell-through')
  @Permit(insightPermissions.read)
  @ApiOkResponse({ type: SellThroughDto })
  getSellThrough(@Context() ctx: Ctx, @Query() { from, to, ...filter }: SellThroughQuery): Promise<SellThroughDto> {
    const asked = period(localDate(from), localDate(to));
    return this.uow.read(ctx, (tx) => this.reader.sales(tx, asked, filter));
  }
}
