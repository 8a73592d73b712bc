import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, IdPipe, type Page, PageQuery, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { inventoryPermissions } from '../inventory.permissions';
import { CreateProductionPlanDto, ProductionMovementDto, ProductionPlanDto, productionPlanDto, ProductionPlanQueryDto } from './production-plan.dto';
import { ProductionPlans } from './production-plans';

@ApiTags('inventory')
@Controller('production-plans')
export class ProductionPlanController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: ProductionPlans,
  ) {}

  /** The caller's own plans, the earliest day first. */
  @Get()
  @Permit(inventoryPermissions.plan)
  @ApiPage(ProductionPlanDto)
  async listProductionPlans(@Context() ctx: Ctx, @Query() query: ProductionPlanQueryDto): Promise<Page<ProductionPlanDto>> {
    const page = await this.uow.read(ctx, (tx) => this.plans.list(tx, query));
    return { ...page, items: page.items.map(productionPlanDto) };
  }

  @Get(':id')
  @Permit(inventoryPermissions.plan)
  @ApiOkResponse({ type: ProductionPlanDto })
  async getProductionPlan(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<ProductionPlanDto> {
    return productionPlanDto(await this.uow.read(ctx, (tx) => this.plans.find(tx, id)));
  }

  /** How a plan came to be what it is, newest first. */
  @Get(':id/movements')
  @Permit(inventoryPermissions.plan)
  @ApiPage(ProductionMovementDto)
  async listProductionMovements(@Context() ctx: Ctx, @Param('id', IdPipe) id: number, @Query() query: PageQuery): Promise<Page<ProductionMovementDto>> {
    const page = await this.uow.read(ctx, (tx) => this.plans.movements(tx, id, query));
    return { ...page, items: page.items.map((row) => ({ ...row, documentNumber: row.documentNumber || null })) };
  }

  @Post()
  @Permit(inventoryPermissions.plan)
  @Write()
  @ApiCreatedResponse({ type: ProductionPlanDto })
  async createProductionPlan(@Context() tx: TxCtx, @Body() request: CreateProductionPlanDto): Promise<ProductionPlanDto> {
    return productionPlanDto(await this.plans.find(tx, await this.plans.create(tx, request)));
  }
}
