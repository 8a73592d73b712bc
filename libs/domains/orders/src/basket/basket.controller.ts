import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { OrderReader } from '../order/order-reader';
import { OrderSubmitter } from '../order/order-submitter';
import { OrderDto } from '../order/order.dto';
import { ordersPermissions } from '../orders.permissions';
import { BasketEditor } from './basket-editor';
import { BasketReader } from './basket-reader';
import { basketDto } from './basket-view';
import { BasketDto, BasketQueryDto, PutBasketLineDto, SubmitBasketDto } from './basket.dto';

@ApiTags('orders')
@Controller('basket')
export class BasketController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: BasketReader,
    private readonly editor: BasketEditor,
    private readonly submitter: OrderSubmitter,
    private readonly orders: OrderReader,
  ) {}

  /** The caller's draft with one seller, judged as if it were submitted now. */
  @Get()
  @Permit(ordersPermissions.place)
  @ApiOkResponse({ type: BasketDto })
  async getBasket(@Context() ctx: Ctx, @Query() { sellerId }: BasketQueryDto): Promise<BasketDto> {
    return basketDto(await this.uow.read(ctx, (tx) => this.reader.read(tx, sellerId)));
  }

  /** Sets the quantity of one SKU in one unit from one location. */
  @Put('lines')
  @Permit(ordersPermissions.place)
  @Write()
  @ApiOkResponse({ type: BasketDto })
  async putBasketLine(@Context() tx: TxCtx, @Body() { locationId = null, ...line }: PutBasketLineDto): Promise<BasketDto> {
    await this.editor.put(tx, { ...line, locationId });
    return basketDto(await this.reader.read(tx, line.sellerId));
  }

  @Delete()
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  clearBasket(@Context() tx: TxCtx, @Query() { sellerId }: BasketQueryDto): Promise<void> {
    return this.editor.clear(tx, sellerId);
  }

  /** Makes an order of the basket: prices are fixed, credit and stock are reserved. */
  @Post('submit')
  @Permit(ordersPermissions.place)
  @Write()
  @ApiCreatedResponse({ type: OrderDto })
  async submitBasket(@Context() tx: TxCtx, @Body() request: SubmitBasketDto): Promise<OrderDto> {
    return this.orders.detail(tx, await this.submitter.submit(tx, request));
  }
}
