import { Body, Controller, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, IdPipe, Permit, type TxCtx, Write } from '@tributary/platform';
import { OrderReader } from '../order/order-reader';
import { OrderDto } from '../order/order.dto';
import { ordersPermissions } from '../orders.permissions';
import { GoodsAllocator } from './goods-allocator';
import { LineSplitter } from './line-splitter';
import { OrderReleaser } from './order-releaser';
import { AllocatedDto, SplitLineDto } from './shortage.dto';

/** What the order desk of head office does with one order. Many orders are as many calls: each has its own answer. */
@ApiTags('orders')
@Controller('orders/:id')
export class DeskOrderController {
  constructor(
    private readonly releaser: OrderReleaser,
    private readonly allocator: GoodsAllocator,
    private readonly splitter: LineSplitter,
    private readonly orders: OrderReader,
  ) {}

  /** Hands the order to the warehouse or the ERP; a released one stays as it is. */
  @Post('release')
  @Permit(ordersPermissions.desk)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderDto })
  async releaseOrder(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<OrderDto> {
    await this.releaser.release(tx, id);
    return this.orders.detail(tx, id);
  }

  /** Sets aside what lies free of what the order still waits for. */
  @Post('allocate')
  @Permit(ordersPermissions.desk)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: AllocatedDto })
  async allocateOrder(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<AllocatedDto> {
    return { lines: await this.allocator.allocateOrder(tx, id) };
  }

  /** A part of a line comes from another location or from a plan, at the same price. */
  @Post('lines/:lineId/split')
  @Permit(ordersPermissions.desk)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderDto })
  async splitOrderLine(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Param('lineId', IdPipe) lineId: number, @Body() split: SplitLineDto): Promise<OrderDto> {
    await this.splitter.split(tx, id, lineId, split);
    return this.orders.detail(tx, id);
  }
}
