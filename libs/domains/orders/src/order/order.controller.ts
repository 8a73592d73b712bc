import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, IdPipe, type Page, Permit, UnitOfWork } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { OrderFilterDto, OrderSummaryDto } from './order-list.dto';
import { OrderReader } from './order-reader';
import { OrderDto } from './order.dto';

@ApiTags('orders')
@Controller('orders')
export class OrderController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly orders: OrderReader,
  ) {}

  /** The latest submission first, unless sorted otherwise. */
  @Get()
  @Permit(ordersPermissions.read)
  @ApiPage(OrderSummaryDto)
  listOrders(@Context() ctx: Ctx, @Query() query: OrderFilterDto): Promise<Page<OrderSummaryDto>> {
    return this.uow.read(ctx, (tx) => this.orders.list(tx, query));
  }

  @Get(':id')
  @Permit(ordersPermissions.read)
  @ApiOkResponse({ type: OrderDto })
  getOrder(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<OrderDto> {
    return this.uow.read(ctx, (tx) => this.orders.detail(tx, id));
  }
}
