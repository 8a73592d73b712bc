import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, download, Downloads, Permit, UploadedFile, type Upload, Uploads } from '@tributary/platform';
import { XLSX_TYPE } from '@tributary/sheets';
import { ordersPermissions } from '../orders.permissions';
import { OrderSheetFiles } from './order-sheet-files';
import { OrderSheetReader } from './order-sheet-reader';
import { orderSheetDto } from './order-sheet-view';
import { CheckOrderSheetDto, OrderSheetDto, OrderSheetFileQuery, OrderSheetQuery, PasteOrderSheetDto } from './order-sheet.dto';

const FILE_NAMES = { 'zh-CN': { sample: '订货单样表.xlsx', corrected: '订货单（已核对）.xlsx' }, 'en-US': { sample: 'order-sample.xlsx', corrected: 'order-checked.xlsx' } };

/** Orders out of Excel. Nothing here changes anything: rows come back judged, and go into the basket by `basket/fill`. */
@ApiTags('orders')
@Controller('order-sheets')
export class OrderSheetController {
  constructor(
    private readonly reader: OrderSheetReader,
    private readonly files: OrderSheetFiles,
  ) {}

  /** Reads a workbook or text of any sensible layout, row by row. */
  @Post('read')
  @Permit(ordersPermissions.place)
  @Uploads()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderSheetDto })
  async readOrderSheet(@Context() ctx: Ctx, @Query() { sellerId }: OrderSheetFileQuery, @UploadedFile() { bytes }: Upload): Promise<OrderSheetDto> {
    return orderSheetDto(ctx, await this.reader.readFile(ctx, sellerId, bytes));
  }

  /** Reads a block copied from a spreadsheet or a message. */
  @Post('paste')
  @Permit(ordersPermissions.place)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderSheetDto })
  async pasteOrderSheet(@Context() ctx: Ctx, @Body() { sellerId, text }: PasteOrderSheetDto): Promise<OrderSheetDto> {
    return orderSheetDto(ctx, await this.reader.readText(ctx, sellerId, text));
  }

  /** Judges rows again, all of them: they share stock, and may be about the same SKU. */
  @Post('check')
  @Permit(ordersPermissions.place)
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: OrderSheetDto })
  async checkOrderSheet(@Context() ctx: Ctx, @Body() { sellerId, rows }: CheckOrderSheetDto): Promise<OrderSheetDto> {
    return orderSheetDto(ctx, await this.reader.check(ctx, sellerId, rows));
  }

  /** The rows as they came, with what they were read as and the reasons of the bad ones beside them. */
  @Post('file')
  @Permit(ordersPermissions.place)
  @HttpCode(HttpStatus.OK)
  @Downloads(XLSX_TYPE)
  async downloadOrderSheet(@Context() ctx: Ctx, @Body() { sellerId, rows }: CheckOrderSheetDto): Promise<StreamableFile> {
    return download(FILE_NAMES[ctx.locale].corrected, XLSX_TYPE, await this.files.corrected(ctx, sellerId, rows));
  }

  /** A file to begin with: what the caller usually orders from this seller. */
  @Get('sample')
  @Permit(ordersPermissions.place)
  @Downloads(XLSX_TYPE)
  async downloadSampleOrderSheet(@Context() ctx: Ctx, @Query() { sellerId }: OrderSheetQuery): Promise<StreamableFile> {
    return download(FILE_NAMES[ctx.locale].sample, XLSX_TYPE, await this.files.sample(ctx, sellerId));
  }
}
