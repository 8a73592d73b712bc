import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, Permit, type TxCtx, Write } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { FillBasketDto } from './basket-fill.dto';
import { BasketFiller } from './basket-filler';
import { BasketReader } from './basket-reader';
import { basketDto } from './basket-view';
import { BasketDto } from './basket.dto';

@ApiTags('orders')
@Controller('basket/fill')
export class BasketFillController {
  constructor(
    private readonly filler: BasketFiller,
    private readonly reader: BasketReader,
  ) {}

  /** Adds many lines at once, all or none: a usual basket, an earlier order, a template, a sheet. */
  @Post()
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: BasketDto })
  async fillBasket(@Context() tx: TxCtx, @Body() { sellerId, lines }: FillBasketDto): Promise<BasketDto> {
    await this.filler.fill(tx, sellerId, lines);
    return basketDto(await this.reader.read(tx, sellerId));
  }
}
