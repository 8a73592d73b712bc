import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, IdPipe, Permit, type TxCtx, Write } from '@tributary/platform';
import { OrderApprover } from '../order/order-approver';
import { ApproveOrderDto } from '../order/order-decision.dto';
import { OrderReader } from '../order/order-reader';
import { OrderDto } from '../order/order.dto';
import { ordersPermissions } from '../orders.permissions';
import { ChangePreviewer } from './change-previewer';
import { ChangeOrderDto, ForeseenChangeDto } from './order-change.dto';
import { OrderChanger } from './order-changer';

@ApiTags('orders')
@Controller('orders/:id')
export class OrderChangeController {
  constructor(
    private readonly changer: OrderChanger,
    private readonly approver: OrderApprover,
    private readonly previewer: ChangePreviewer,
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

  /** What that would lead to; refused as the change would be. Nothing happens. */
  @Post('change/preview')
  @Permit(ordersPermissions.place)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ForeseenChangeDto })
  previewOrderChange(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Body() change: ChangeOrderDto): Promise<ForeseenChangeDto> {
    return this.previewer.foresee(ctx, id, (tx) => this.changer.change(tx, id, change));
  }

  /** What the seller's offer of less would lead to. Nothing happens. */
  @Post('offer/preview')
  @Permit(ordersPermissions.approve, ordersPermissions.confirm)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ForeseenChangeDto })
  previewOrderOffer(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Body() offer: ApproveOrderDto): Promise<ForeseenChangeDto> {
    return this.previewer.foresee(ctx, id, (tx) => this.approver.offerLess(tx, id, offer));
  }
}
