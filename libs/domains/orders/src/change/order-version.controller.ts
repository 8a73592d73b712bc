import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, IdPipe, type Page, PageQuery, Permit, UnitOfWork } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { OrderVersionReader } from './order-version-reader';
import { DifferenceQuery, OrderDifferenceDto, OrderVersionDto } from './order-version.dto';

@ApiTags('orders')
@Controller('orders/:id/versions')
export class OrderVersionController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly versions: OrderVersionReader,
  ) {}

  /** The latest version first, each with what it changed. */
  @Get()
  @Permit(ordersPermissions.read)
  @ApiPage(OrderVersionDto)
  listOrderVersions(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: PageQuery): Promise<Page<OrderVersionDto>> {
    return this.uow.read(ctx, (tx) => this.versions.list(tx, id, query));
  }

  /** Any two versions, line by line; the latest change where none are named. */
  @Get('difference')
  @Permit(ordersPermissions.read)
  @ApiOkResponse({ type: OrderDifferenceDto })
  getOrderDifference(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: DifferenceQuery): Promise<OrderDifferenceDto> {
    return this.uow.read(ctx, (tx) => this.versions.difference(tx, id, query));
  }
}
