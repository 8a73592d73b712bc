import { Body, Controller, HttpCode, HttpStatus, Param, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { inventoryPermissions, ProductionPlanDto, productionPlanDto, ProductionPlans } from '@tributary/inventory';
import { Context, IdPipe, Permit, type TxCtx, Write } from '@tributary/platform';
import { ChangeProductionPlanDto, ReportProductionDto } from './production-change.dto';
import { ProductionReporter } from './production-reporter';
import { ProductionRescheduler } from './production-rescheduler';

/** What happens to production plans and reaches the orders that wait for them. */
@ApiTags('inventory')
@Controller('production-plans')
export class ProductionChangeController {
  constructor(
    private readonly plans: ProductionPlans,
    private readonly rescheduler: ProductionRescheduler,
    private readonly reporter: ProductionReporter,
  ) {}

  /** Raises, lowers, moves, closes or opens a plan. */
  @Patch(':id')
  @Permit(inventoryPermissions.plan)
  @Write()
  @ApiOkResponse({ type: ProductionPlanDto })
  async changeProductionPlan(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() change: ChangeProductionPlanDto): Promise<ProductionPlanDto> {
    await this.rescheduler.change(tx, id, change);
    return productionPlanDto(await this.plans.find(tx, id));
  }

  /** Goods were made: they come into stock, and those who wait get theirs at once, the oldest promise first. */
  @Post(':id/reports')
  @Permit(inventoryPermissions.plan)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: ProductionPlanDto })
  async reportProduction(@Context() tx: TxCtx, @Param('id', IdPipe) id: number, @Body() report: ReportProductionDto): Promise<ProductionPlanDto> {
    await this.reporter.report(tx, id, report);
    return productionPlanDto(await this.plans.find(tx, id));
  }
}
