import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, IdPipe, type Page, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { RequestReturnDto, ReturnDto, ReturnListQueryDto, ReturnSummaryDto } from './order-return.dto';
import { ReturnReader } from './return-reader';
import { ReturnRequester } from './return-requester';

@ApiTags('returns')
@Controller()
export class OrderReturnController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requester: ReturnRequester,
    private readonly returns: ReturnReader,
  ) {}

  /** The latest first. */
  @Get('returns')
  @Permit(ordersPermissions.read)
  @ApiPage(ReturnSummaryDto)
  listReturns(@Context() ctx: Ctx, @Query() query: ReturnListQueryDto): Promise<Page<ReturnSummaryDto>> {
    return this.uow.read(ctx, (tx) => this.returns.list(tx, query));
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
