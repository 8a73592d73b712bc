import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, Permit, UnitOfWork } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { DeskPageDto, DeskQueryDto } from './desk.dto';
import { OrderDesk } from './order-desk';

@ApiTags('orders')
@Controller('order-desk')
export class OrderDeskController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: OrderDesk,
  ) {}

  /** Every order that waits for somebody, by urgency. */
  @Get()
  @Permit(ordersPermissions.desk)
  @ApiOkResponse({ type: DeskPageDto })
  listDeskOrders(@Context() ctx: Ctx, @Query() query: DeskQueryDto): Promise<DeskPageDto> {
    return this.uow.read(ctx, (tx) => this.desk.list(tx, query));
  }
}
