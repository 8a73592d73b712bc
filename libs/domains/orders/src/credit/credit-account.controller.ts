import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, IdPipe, type Page, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { CreditAccountDto, CreditMovementDto, CreditSideDto, CreditUseDto, LimitChangeDto, PutCreditLimitDto } from './credit-account.dto';
import { CreditAccounts } from './credit-accounts';

/** Accounts are named by the other party. */
@ApiTags('credit')
@Controller('credit-accounts')
export class CreditAccountController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: CreditAccounts,
  ) {}

  @Get()
  @Permit(ordersPermissions.credit, ordersPermissions.place)
  @ApiPage(CreditAccountDto)
  listCreditAccounts(@Context() ctx: Ctx, @Query() { side = 'seller', ...query }: CreditSideDto): Promise<Page<CreditAccountDto>> {
    return this.uow.read(ctx, (tx) => this.accounts.list(tx, side, query));
  }

  @Get(':id')
  @Permit(ordersPermissions.credit, ordersPermissions.place)
  @ApiOkResponse({ type: CreditAccountDto })
  getCreditAccount(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() { side = 'seller' }: CreditSideDto): Promise<CreditAccountDto> {
    return this.uow.read(ctx, (tx) => this.accounts.one(tx, side, id));
  }

  /** The orders that take of the limit. */
  @Get(':id/orders')
  @Permit(ordersPermissions.credit, ordersPermissions.place)
  @ApiPage(CreditUseDto)
  listCreditUses(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() { side = 'seller', ...query }: CreditSideDto): Promise<Page<CreditUseDto>> {
    return this.uow.read(ctx, (tx) => this.accounts.uses(tx, side, id, query));
  }

  @Get(':id/movements')
  @Permit(ordersPermissions.credit, ordersPermissions.place)
  @ApiPage(CreditMovementDto)
  listCreditMovements(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() { side = 'seller', ...query }: CreditSideDto): Promise<Page<CreditMovementDto>> {
    return this.uow.read(ctx, (tx) => this.accounts.movements(tx, side, id, query));
  }

  /** Who changed the limit, and why. */
  @Get(':id/limit-changes')
  @Permit(ordersPermissions.credit, ordersPermissions.place)
  @ApiPage(LimitChangeDto)
  listLimitChanges(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() { side = 'seller', ...query }: CreditSideDto): Promise<Page<LimitChangeDto>> {
    return this.uow.read(ctx, (tx) => this.accounts.limitChanges(tx, side, id, query));
  }

  /** By the seller, with a reason. Orders that stand stay as they are. */
  @Put(':id/limit')
  @Permit(ordersPermissions.credit)
  @Write()
  @ApiOkResponse({ type: CreditAccountDto })
  putCreditLimit(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { limit, reason }: PutCreditLimitDto): Promise<CreditAccountDto> {
    return this.accounts.changeLimit(tx, id, limit ?? null, reason);
  }
}
