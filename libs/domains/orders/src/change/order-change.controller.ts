import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, IdPipe, type Page, PageQuery, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { OrderReader } from '../order/order-reader';
import { OrderDto } from '../order/order.dto';
import { ordersPermissions } from '../orders.permissions';
import { ChangeOrderDto, OrderVersionDto } from './order-change.dto';
import { OrderChanger } from './order-changer';
import { OrderVersionReader } from './order-version-reader';

@ApiTags('orders')
@Controller('orders/:id')
export class OrderChangeController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly changer: OrderChanger,
    private readonly versions: OrderVersionReader,
    private readonly orders: OrderReader,
  ) {}

  /** By the buyer until something is shipped: a new version of the order. */
  @Post('change')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderDto })
  async changeOrder(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() change: ChangeOrderDto): Promise<OrderDto> {
    await this.changer.change(tx, id, change);
    return this.orders.detail(tx, id);
  }

  /** The latest version first, each with what it changed. */
  @Get('versions')
  @Permit(ordersPermissions.read)
  @ApiPage(OrderVersionDto)
  listOrderVersions(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: PageQuery): Promise<Page<OrderVersionDto>> {
    return this.uow.read(ctx, (tx) => this.versions.list(tx, id, query));
  }
}
