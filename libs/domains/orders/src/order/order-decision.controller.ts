import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, IdPipe, Permit, platformErrors, type TxCtx, Write } from '@tributary/platform';
import { BasketEditor } from '../basket/basket-editor';
import { BasketReader } from '../basket/basket-reader';
import { basketDto } from '../basket/basket-view';
import { BasketDto } from '../basket/basket.dto';
import { ordersPermissions } from '../orders.permissions';
import { OrderApprover } from './order-approver';
import { OrderCanceller } from './order-canceller';
import { ApproveOrderDto, OrderReasonDto } from './order-decision.dto';
import { buyerOf } from './order-party';
import { OrderReader } from './order-reader';
import { OrderDto } from './order.dto';

@ApiTags('orders')
@Controller('orders/:id')
export class OrderDecisionController {
  constructor(
    private readonly approver: OrderApprover,
    private readonly canceller: OrderCanceller,
    private readonly orders: OrderReader,
    private readonly basket: BasketEditor,
    private readonly baskets: BasketReader,
  ) {}

  /** The seller's yes; head office approves, a first-tier dealer confirms. Where it changes lines it is an offer to the buyer. */
  @Post('approve')
  @Permit(ordersPermissions.approve, ordersPermissions.confirm)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderDto })
  async approveOrder(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() approval: ApproveOrderDto): Promise<OrderDto> {
    await this.approver.approve(tx, id, approval);
    return this.orders.detail(tx, id);
  }

  @Post('refuse')
  @Permit(ordersPermissions.approve, ordersPermissions.confirm)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderDto })
  async refuseOrder(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { reason }: OrderReasonDto): Promise<OrderDto> {
    await this.canceller.refuse(tx, id, reason);
    return this.orders.detail(tx, id);
  }

  /** By the buyer until something is shipped; by the seller once it has confirmed. */
  @Post('cancel')
  @Permit(ordersPermissions.place, ordersPermissions.approve, ordersPermissions.confirm)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderDto })
  async cancelOrder(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { reason }: OrderReasonDto): Promise<OrderDto> {
    await this.canceller.cancel(tx, id, reason);
    return this.orders.detail(tx, id);
  }

  /** Puts the lines of the buyer's order on top of its basket with the same seller. */
  @Post('reorder')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: BasketDto })
  async reorderOrder(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<BasketDto> {
    const { buyer, seller } = await this.orders.detail(tx, id);
    if (buyer.id !== buyerOf(tx)) throw platformErrors.forbidden();
    await this.basket.refill(tx, { id, sellerId: seller.id });
    return basketDto(await this.baskets.read(tx, seller.id));
  }
}
