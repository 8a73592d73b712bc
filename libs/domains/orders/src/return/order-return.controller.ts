import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, download, Downloads, IdPipe, type Page, PageQuery, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { XLSX_TYPE } from '@tributary/sheets';
import { ordersPermissions } from '../orders.permissions';
import { RequestReturnDto, ReturnDto, ReturnFilterDto, ReturnSummaryDto } from './order-return.dto';
import { ReturnExporter } from './return-exporter';
import { ReturnReader } from './return-reader';
import { ReturnRequester } from './return-requester';

@ApiTags('returns')
@Controller()
export class OrderReturnController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requester: ReturnRequester,
    private readonly returns: ReturnReader,
    private readonly exporter: ReturnExporter,
  ) {}

  /** The latest first. */
  @Get('returns')
  @Permit(ordersPermissions.read)
  @ApiPage(ReturnSummaryDto)
  listReturns(@Context() ctx: Ctx, @Query() query: ReturnFilterDto): Promise<Page<ReturnSummaryDto>> {
    return this.uow.read(ctx, (tx) => this.returns.list(tx, query));
  }

  /** The list as a workbook; at most 10,000 returns, and a first row that says so when there are more. */
  @Get('returns/export')
  @Permit(ordersPermissions.read)
  @Downloads(XLSX_TYPE)
  async exportReturns(@Context() ctx: Ctx, @Query() filter: ReturnFilterDto): Promise<StreamableFile> {
    const { name, bytes } = await this.uow.read(ctx, (tx) => this.exporter.list(tx, filter));
    return download(name, XLSX_TYPE, bytes);
  }

  /** What of an order goes back or went back, the latest first. */
  @Get('orders/:id/returns')
  @Permit(ordersPermissions.read)
  @ApiPage(ReturnSummaryDto)
  listReturnsOfOrder(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: PageQuery): Promise<Page<ReturnSummaryDto>> {
    return this.uow.read(ctx, (tx) => this.returns.ofOrder(tx, id, query));
  }

  @Get('returns/:id')
  @Permit(ordersPermissions.read)
  @ApiOkResponse({ type: ReturnDto })
  getReturn(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<ReturnDto> {
    return this.uow.read(ctx, (tx) => this.returns.detail(tx, id));
  }

  /** The buyer asks to give goods back that it received. */
  @Post('orders/:id/returns')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.CREATED)
  @ApiCreatedResponse({ type: ReturnDto })
  async requestReturn(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { lines, reason }: RequestReturnDto): Promise<ReturnDto> {
    return this.returns.detail(tx, await this.requester.request(tx, id, lines, reason));
  }
}
