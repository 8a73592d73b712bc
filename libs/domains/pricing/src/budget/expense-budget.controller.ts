import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, IdPipe, type Page, PageQuery, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { pricingPermissions } from '../pricing.permissions';
import { CreateExpenseBudgetDto, ExpenseBudgetDto, ExpenseBudgetQuery, ExpenseEntryDto, UpdateExpenseBudgetDto } from './expense-budget.dto';
import { ExpenseBudgets } from './expense-budgets';

@ApiTags('pricing')
@Controller('expense-budgets')
export class ExpenseBudgetController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly budgets: ExpenseBudgets,
  ) {}

  /** Searches codes and names; the last code first. */
  @Get()
  @Permit(pricingPermissions.promote)
  @ApiPage(ExpenseBudgetDto)
  listExpenseBudgets(@Context() ctx: Ctx, @Query() query: ExpenseBudgetQuery): Promise<Page<ExpenseBudgetDto>> {
    return this.uow.read(ctx, (tx) => this.budgets.list(tx, query));
  }

  @Get(':id')
  @Permit(pricingPermissions.promote)
  @ApiOkResponse({ type: ExpenseBudgetDto })
  getExpenseBudget(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<ExpenseBudgetDto> {
    return this.uow.read(ctx, (tx) => this.budgets.detail(tx, id));
  }

  /** What was booked and given back, the newest first. */
  @Get(':id/movements')
  @Permit(pricingPermissions.promote)
  @ApiPage(ExpenseEntryDto)
  listExpenseMovements(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: PageQuery): Promise<Page<ExpenseEntryDto>> {
    return this.uow.read(ctx, (tx) => this.budgets.movements(tx, id, query));
  }

  @Post()
  @Permit(pricingPermissions.promote)
  @Write()
  @ApiCreatedResponse({ type: ExpenseBudgetDto })
  createExpenseBudget(@Context() tx: TxCtx, @Body() { to = null, branchId = null, dealerId = null, ...plan }: CreateExpenseBudgetDto): Promise<ExpenseBudgetDto> {
    return this.budgets.create(tx, { ...plan, to, branchId, dealerId });
  }

  @Put(':id')
  @Permit(pricingPermissions.promote)
  @Write()
  @ApiOkResponse({ type: ExpenseBudgetDto })
  updateExpenseBudget(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() { to = null, ...terms }: UpdateExpenseBudgetDto): Promise<ExpenseBudgetDto> {
    return this.budgets.update(tx, id, { ...terms, to });
  }
}
