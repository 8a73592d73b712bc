import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, Permit, type TxCtx, Write } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { BasketBulkEditor } from './basket-bulk-editor';
import { BasketFilledDto, PutBasketLinesDto } from './basket-bulk.dto';

@ApiTags('orders')
@Controller('basket')
export class BasketBulkController {
  constructor(private readonly editor: BasketBulkEditor) {}

  /** Puts many lines into the basket at once, all of them or none. */
  @Post('lines/bulk')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: BasketFilledDto })
  async putBasketLines(@Context() tx: TxCtx, @Body() { sellerId, lines }: PutBasketLinesDto): Promise<BasketFilledDto> {
    return { lines: await this.editor.put(tx, sellerId, lines.map(({ locationId = null, ...line }) => ({ ...line, locationId }))) };
  }
}
