import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, ForPriceReaders, IdPipe, type Page, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { ApprovalRuleBook } from './approval-rule-book';
import { ApprovalRuleDto, ApprovalRuleQueryDto, CatchQueryDto, PutApprovalRuleDto, RuleCatchDto } from './approval-rule.dto';

@ApiTags('orders')
@Controller('approval-rules')
@ForPriceReaders()
export class ApprovalRuleController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: ApprovalRuleBook,
  ) {}

  /** Head office's rules, those in force first, each with what it would have caught of late. */
  @Get()
  @Permit(ordersPermissions.rules)
  @ApiPage(ApprovalRuleDto)
  listApprovalRules(@Context() ctx: Ctx, @Query() query: ApprovalRuleQueryDto): Promise<Page<ApprovalRuleDto>> {
    return this.uow.read(ctx, (tx) => this.book.list(tx, query));
  }

  /** What a rule would have caught, before it is kept. */
  @Get('caught')
  @Permit(ordersPermissions.rules)
  @ApiOkResponse({ type: RuleCatchDto })
  previewApprovalRule(@Context() ctx: Ctx, @Query() { branchId, ...rule }: CatchQueryDto): Promise<RuleCatchDto> {
    return this.uow.read(ctx, (tx) => this.book.preview(tx, { ...rule, branchId: branchId ?? null }));
  }

  @Post()
  @Permit(ordersPermissions.rules)
  @Write()
  @ApiCreatedResponse({ type: ApprovalRuleDto })
  addApprovalRule(@Context() tx: TxCtx, @Body() rule: PutApprovalRuleDto): Promise<ApprovalRuleDto> {
    return this.book.add(tx, { ...rule, branchId: rule.branchId ?? null });
  }

  /** Changes a rule, or switches it off and on. */
  @Put(':id')
  @Permit(ordersPermissions.rules)
  @Write()
  @ApiOkResponse({ type: ApprovalRuleDto })
  changeApprovalRule(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() rule: PutApprovalRuleDto): Promise<ApprovalRuleDto> {
    return this.book.change(tx, id, { ...rule, branchId: rule.branchId ?? null });
  }

  /** For good; a rule that may be wanted again is switched off. */
  @Delete(':id')
  @Permit(ordersPermissions.rules)
  @Write()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  removeApprovalRule(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<void> {
    return this.book.remove(tx, id);
  }
}
