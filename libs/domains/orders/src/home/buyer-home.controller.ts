import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, IdPipe, Permit, UnitOfWork } from '@tributary/platform';
import { appraisedLineDto } from '../appraisal/appraised-line.dto';
import { ordersPermissions } from '../orders.permissions';
import { BuyerHomeReader } from './buyer-home-reader';
import { buyerHomeDto } from './buyer-home-view';
import { BuyerHomeDto, BuyerHomeQueryDto, RepeatedOrderDto } from './buyer-home.dto';
import { UsualBasket } from './usual-basket';

@ApiTags('orders')
@Controller()
export class BuyerHomeController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly homes: BuyerHomeReader,
    private readonly usual: UsualBasket,
  ) {}

  /** Credit, basket, what needs an answer, last orders, usual basket and templates of the caller's dealer. */
  @Get('buyer-home')
  @Permit(ordersPermissions.place)
  @ApiOkResponse({ type: BuyerHomeDto })
  getBuyerHome(@Context() ctx: Ctx, @Query() { sellerId }: BuyerHomeQueryDto): Promise<BuyerHomeDto> {
    return this.uow.read(ctx, async (tx) => buyerHomeDto(tx, await this.homes.read(tx, sellerId)));
  }

  /** An order of the caller's dealer as it would be today: to look at before it goes into the basket again. */
  @Get('orders/:id/repeat')
  @Permit(ordersPermissions.place)
  @ApiOkResponse({ type: RepeatedOrderDto })
  getRepeatedOrder(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<RepeatedOrderDto> {
    return this.uow.read(ctx, async (tx) => {
      const { lines, ...order } = await this.usual.repeat(tx, id);
      return { ...order, lines: lines.map((line) => appraisedLineDto(tx, line)) };
    });
  }
}
