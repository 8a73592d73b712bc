import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, download, Downloads, ForPriceReaders, IdPipe, type Page, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { XLSX_TYPE } from '@tributary/sheets';
import { CREDIT_READERS } from '../credit/credit-account.controller';
import { CreditSideDto } from '../credit/credit-account.dto';
import { ordersPermissions } from '../orders.permissions';
import { MonthPipe } from './month.pipe';
import { StatementExporter } from './statement-exporter';
import { ConfirmStatementDto, ObjectStatementDto, StatementDetailDto, StatementDto, StatementEntryDto } from './statement.dto';
import { Statements } from './statements';

/** The account with the other party by month; accounts are named by the other party. */
@ApiTags('credit')
@Controller('credit-accounts/:id/statements')
@ForPriceReaders()
export class StatementController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly statements: Statements,
    private readonly exporter: StatementExporter,
  ) {}

  @Get()
  @Permit(...CREDIT_READERS)
  @ApiPage(StatementDto)
  listStatements(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() { side = 'seller', ...query }: CreditSideDto): Promise<Page<StatementDto>> {
    return this.uow.read(ctx, (tx) => this.statements.list(tx, side, id, query));
  }

  @Get(':month')
  @Permit(...CREDIT_READERS)
  @ApiOkResponse({ type: StatementDetailDto })
  getStatement(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Param('month', MonthPipe) month: string, @Query() { side = 'seller' }: CreditSideDto): Promise<StatementDetailDto> {
    return this.uow.read(ctx, (tx) => this.statements.one(tx, side, id, month));
  }

  /** What happened in the month, in order, each with the balance after it. */
  @Get(':month/entries')
  @Permit(...CREDIT_READERS)
  @ApiPage(StatementEntryDto)
  listStatementEntries(
    @Context() ctx: Ctx,
    @Param('id', IdPipe) id: number,
    @Param('month', MonthPipe) month: string,
    @Query() { side = 'seller', ...query }: CreditSideDto,
  ): Promise<Page<StatementEntryDto>> {
    return this.uow.read(ctx, (tx) => this.statements.entries(tx, side, id, month, query));
  }

  /** The month as a workbook; at most 10,000 lines, and a row that says so when there are more. */
  @Get(':month/export')
  @Permit(...CREDIT_READERS)
  @Downloads(XLSX_TYPE)
  async exportStatement(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Param('month', MonthPipe) month: string, @Query() { side = 'seller' }: CreditSideDto): Promise<StreamableFile> {
    const { name, bytes } = await this.uow.read(ctx, (tx) => this.exporter.month(tx, side, id, month));
    return download(name, XLSX_TYPE, bytes);
  }

  /** By the buyer; `id` is the seller. */
  @Post(':month/confirm')
  @HttpCode(200)
  @Permit(ordersPermissions.reconcile)
  @Write()
  @ApiOkResponse({ type: StatementDetailDto })
  confirmStatement(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Param('month', MonthPipe) month: string, @Body() { closing }: ConfirmStatementDto): Promise<StatementDetailDto> {
    return this.statements.answer(tx, id, month, { answer: 'confirmed', closing });
  }

  /** By the buyer, with a reason that the seller is told; `id` is the seller. */
  @Post(':month/object')
  @HttpCode(200)
  @Permit(ordersPermissions.reconcile)
  @Write()
  @ApiOkResponse({ type: StatementDetailDto })
  objectToStatement(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Param('month', MonthPipe) month: string, @Body() { closing, reason }: ObjectStatementDto): Promise<StatementDetailDto> {
    return this.statements.answer(tx, id, month, { answer: 'objected', closing, reason });
  }
}
