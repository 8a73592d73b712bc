import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { BasketEditor } from './basket-editor';
import { BasketFixer } from './basket-fixer';
import { BasketReader } from './basket-reader';
import { basketDto } from './basket-view';
import { BasketDto, BasketQueryDto, FixBasketLineDto, PutBasketLineDto } from './basket.dto';

@ApiTags('orders')
@Controller('basket')
export class BasketController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: BasketReader,
    private readonly editor: BasketEditor,
    private readonly fixer: BasketFixer,
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

  /** Mends a line that is short, in one of the ways that its `fixes` offer. */
  @Post('lines/fix')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: BasketDto })
  async fixBasketLine(@Context() tx: TxCtx, @Body() fix: FixBasketLineDto): Promise<BasketDto> {
    await this.fixer.fix(tx, fix);
    return basketDto(await this.reader.read(tx, fix.sellerId));
  }

  @Delete()
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  clearBasket(@Context() tx: TxCtx, @Query() { sellerId }: BasketQueryDto): Promise<void> {
    return this.editor.clear(tx, sellerId);
  }
}
