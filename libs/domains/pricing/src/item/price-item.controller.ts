import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, PageQuery, pageOf, Permit, type TxCtx, UnitOfWork, Write,
} from '@tributary/platform';
import { PriceChanger } from '../change/price-changer';
import { pricingPermissions } from '../pricing.permissions';
import { ChangedPricesDto, ChangePriceDto, ChangePricesDto, PriceChangeDto, PriceItemDto, PriceItemQuery, PriceKeyDto } from './price-item.dto';
import { PriceItemReader } from './price-item-reader';

@ApiTags('pricing')
@Controller('price-lists/:id')
export class PriceItemController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly items: PriceItemReader,
    private readonly changer: PriceChanger,
  ) {}

  /** The SKUs of a list with their prices now and to come; in order of the code. */
  @Get('items')
  @Permit(pricingPermissions['lists.read'], pricingPermissions.manage)
  @ApiPage(PriceItemDto)
  async listPriceItems(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: PriceItemQuery): Promise<Page<PriceItemDto>> {
    const [after] = cursorKey(query, 1) ?? [];
    const page = { limit: fetchSize(query), ...(query.search === undefined ? {} : { search: query.search }), ...(after === undefined ? {} : { after: String(after) }) };
    const rows = await this.uow.read(ctx, (tx) => this.items.list(tx, id, page, query.on));
    return pageOf(rows, query, ({ code }) => [code], (row): PriceItemDto => row);
  }

  /** One SKU with all its prices in the list, past ones included. */
  @Get('items/:skuId')
  @Permit(pricingPermissions['lists.read'], pricingPermissions.manage)
  @ApiOkResponse({ type: PriceItemDto })
  getPriceItem(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Param('skuId', IdPipe) skuId: number): Promise<PriceItemDto> {
    return this.uow.read(ctx, (tx) => this.items.find(tx, id, skuId));
  }

  /** Who changed the prices of a SKU in the list, newest first. */
  @Get('items/:skuId/changes')
  @Permit(pricingPermissions['lists.read'], pricingPermissions.manage)
  @ApiPage(PriceChangeDto)
  async listPriceChanges(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Param('skuId', IdPipe) skuId: number, @Query() query: PageQuery): Promise<Page<PriceChangeDto>> {
    const [before] = cursorKey(query, 1) ?? [];
    const page = { limit: fetchSize(query), ...(before === undefined ? {} : { before: Number(before) }) };
    const rows = await this.uow.read(ctx, (tx) => this.items.changes(tx, id, skuId, page));
    return pageOf(rows, query, (row) => [row.id], (row): PriceChangeDto => ({ ...row, at: row.at.toISOString() }));
  }

  /** Another price from a day on; what counted before stays in the history. */
  @Post('prices')
  @Permit(pricingPermissions.manage)
  @Write()
  @ApiCreatedResponse({ type: PriceItemDto })
  async changePrice(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { fromQuantity = '0', ...change }: ChangePriceDto): Promise<PriceItemDto> {
    await this.changer.change(tx, id, { ...change, fromQuantity });
    return this.items.find(tx, id, change.skuId);
  }

  /** Many prices of the list at once, all of them or none; `problems` name what stands against any. */
  @Post('prices/bulk')
  @Permit(pricingPermissions.manage)
  @Write()
  @ApiCreatedResponse({ type: ChangedPricesDto })
  async changePrices(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { changes }: ChangePricesDto): Promise<ChangedPricesDto> {
    const wanted = changes.map(({ fromQuantity = '0', ...change }) => ({ ...change, fromQuantity }));
    return { changed: await this.changer.changeAll(tx, id, wanted) };
  }

  /** No price any more from a day on; planned ones are dropped. */
  @Post('prices/end')
  @Permit(pricingPermissions.manage)
  @Write()
  @ApiCreatedResponse({ type: PriceItemDto })
  async endPrice(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { fromQuantity = '0', ...end }: PriceKeyDto): Promise<PriceItemDto> {
    await this.changer.change(tx, id, { ...end, fromQuantity, price: null });
    return this.items.find(tx, id, end.skuId);
  }
}
