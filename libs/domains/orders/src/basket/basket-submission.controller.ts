import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Context, Permit, type TxCtx, Write } from '@tributary/platform';
import { OrderReader } from '../order/order-reader';
import { OrderSubmitter } from '../order/order-submitter';
import { OrderDto } from '../order/order.dto';
import { ordersPermissions } from '../orders.permissions';
import { SubmitBasketDto } from './basket.dto';

@ApiTags('orders')
@Controller('basket')
export class BasketSubmissionController {
  constructor(
    private readonly submitter: OrderSubmitter,
    private readonly orders: OrderReader,
  ) {}

  /** Makes an order of the basket: prices are fixed, credit is reserved, stock is set aside, production is promised. */
  @Post('submit')
  @Permit(ordersPermissions.place)
  @Write()
  @ApiCreatedResponse({ type: OrderDto })
  async submitBasket(@Context() tx: TxCtx, @Body() request: SubmitBasketDto): Promise<OrderDto> {
    return this.orders.detail(tx, await this.submitter.submit(tx, request));
  }
}
