import { Body, Controller, Get, Param, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, download, Downloads, ForPriceReaders, IdPipe, type Page, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { XLSX_TYPE } from '@tributary/sheets';
import { ordersPermissions } from '../orders.permissions';
import { CreditAccountDetailDto, CreditAccountDto, CreditListDto, CreditMovementDto, CreditSideDto, CreditUseDto, LimitChangeDto, PutCreditLimitDto } from './credit-account.dto';
import { CreditAccounts } from './credit-accounts';
import { CreditExporter } from './credit-exporter';

/** Sellers look after what they lend, order desks must know it, and buyers see their own. */
export const CREDIT_READERS = [ordersPermissions.credit, ordersPermissions.desk, ordersPermissions.place] as const;

/** Accounts are named by the other party. */
@ApiTags('credit')
@Controller('credit-accounts')
@ForPriceReaders()
export class CreditAccountController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: CreditAccounts,
    private readonly exporter: CreditExporter,
  ) {}

  @Get()
  @Permit(...CREDIT_READERS)
  @ApiPage(CreditAccountDto)
  listCreditAccounts(@Context() ctx: Ctx, @Query() { side = 'seller', ...query }: CreditListDto): Promise<Page<CreditAccountDto>> {
    return this.uow.read(ctx, (tx) => this.accounts.list(tx, side, query));
  }

  /** The list as a workbook; at most 10,000 accounts, and a first row that says so when there are more. */
  @Get('export')
  @Permit(...CREDIT_READERS)
  @Downloads(XLSX_TYPE)
  async exportCreditAccounts(@Context() ctx: Ctx, @Query() { side = 'seller', ...query }: CreditListDto): Promise<StreamableFile> {
    const { name, bytes } = await this.uow.read(ctx, (tx) => this.exporter.list(tx, side, query));
    return download(name, XLSX_TYPE, bytes);
  }

  @Get(':id')
  @Permit(...CREDIT_READERS)
  @ApiOkResponse({ type: CreditAccountDetailDto })
  getCreditAccount(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() { side = 'seller' }: CreditSideDto): Promise<CreditAccountDetailDto> {
    return this.uow.read(ctx, (tx) => this.accounts.one(tx, side, id));
  }

  /** The orders that take of the limit. */
  @Get(':id/orders')
  @Permit(...CREDIT_READERS)
  @ApiPage(CreditUseDto)
  listCreditUses(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() { side = 'seller', ...query }: CreditSideDto): Promise<Page<CreditUseDto>> {
    return this.uow.read(ctx, (tx) => this.accounts.uses(tx, side, id, query));
  }

  @Get(':id/movements')
  @Permit(...CREDIT_READERS)
  @ApiPage(CreditMovementDto)
  listCreditMovements(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() { side = 'seller', ...query }: CreditSideDto): Promise<Page<CreditMovementDto>> {
    return this.uow.read(ctx, (tx) => this.accounts.movements(tx, side, id, query));
  }

  /** Who changed the limit, and why. */
  @Get(':id/limit-changes')
  @Permit(...CREDIT_READERS)
  @ApiPage(LimitChangeDto)
  listLimitChanges(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() { side = 'seller', ...query }: CreditSideDto): Promise<Page<LimitChangeDto>> {
    return this.uow.read(ctx, (tx) => this.accounts.limitChanges(tx, side, id, query));
  }

  /** By the seller, with a reason. Orders that stand stay as they are. */
  @Put(':id/limit')
  @Permit(ordersPermissions.credit)
  @Write()
  @ApiOkResponse({ type: CreditAccountDetailDto })
  putCreditLimit(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { limit, reason }: PutCreditLimitDto): Promise<CreditAccountDetailDto> {
    return this.accounts.changeLimit(tx, id, limit ?? null, reason);
  }
}
