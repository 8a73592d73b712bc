import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, IdPipe, Permit, type TxCtx, Write } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { OrderAcceptor } from './order-acceptor';
import { OrderApprover } from './order-approver';
import { OrderCanceller } from './order-canceller';
import { AcceptOrderDto, ApproveOrderDto, OrderReasonDto } from './order-decision.dto';
import { OrderReader } from './order-reader';
import { OrderDto } from './order.dto';
import { RestCloser } from './rest-closer';

@ApiTags('orders')
@Controller('orders/:id')
export class OrderAnswerController {
  constructor(
    private readonly approver: OrderApprover,
    private readonly acceptor: OrderAcceptor,
    private readonly canceller: OrderCanceller,
    private readonly rest: RestCloser,
    private readonly orders: OrderReader,
  ) {}

  /** The buyer's yes to what the seller changed. */
  @Post('accept')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderDto })
  async acceptOrder(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() answer: AcceptOrderDto): Promise<OrderDto> {
    await this.acceptor.accept(tx, id, answer);
    return this.orders.detail(tx, id);
  }

  /** The buyer's no to what the seller changed: the order ends. */
  @Post('decline')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderDto })
  async declineOrder(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { reason, version }: OrderReasonDto): Promise<OrderDto> {
    await this.canceller.decline(tx, id, reason, version);
    return this.orders.detail(tx, id);
  }

  /** The seller cannot keep what it confirmed, until something is shipped: it offers less, and the buyer must accept. */
  @Post('offer')
  @Permit(ordersPermissions.approve, ordersPermissions.confirm)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderDto })
  async offerLess(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() offer: ApproveOrderDto): Promise<OrderDto> {
    await this.approver.offerLess(tx, id, offer);
    return this.orders.detail(tx, id);
  }

  /** Gives up what is left of an order that left in part; by the seller. */
  @Post('close-rest')
  @Permit(ordersPermissions.approve, ordersPermissions.confirm)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderDto })
  async closeOrderRest(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { reason }: OrderReasonDto): Promise<OrderDto> {
    await this.rest.close(tx, id, reason);
    return this.orders.detail(tx, id);
  }
}
