import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, download, Downloads, Permit, type TxCtx, UnitOfWork, type Upload, UploadedFile, Uploads, Write } from '@tributary/platform';
import { SmallTableReader, XLSX_TYPE } from '@tributary/sheets';
import { inventoryPermissions } from '../inventory.permissions';
import { ProductionPlanQueryDto } from '../production/production-plan.dto';
import { ProductionPlans } from '../production/production-plans';
import { PlanChecker } from './plan-checker';
import { PlanImporter } from './plan-importer';
import { planSheet } from './plan-sheet';
import { CheckedPlanRowDto, ImportPlansDto } from './plan-sheet.dto';

@ApiTags('inventory')
@Controller('production-plan-sheet')
export class PlanSheetController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: ProductionPlans,
    private readonly reader: SmallTableReader,
    private readonly checker: PlanChecker,
    private readonly importer: PlanImporter,
  ) {}

  /** The plans that the filters leave, as .xlsx: to be edited and uploaded again. */
  @Get()
  @Permit(inventoryPermissions.plan)
  @Downloads(XLSX_TYPE)
  async exportProductionPlans(@Context() ctx: Ctx, @Query() query: ProductionPlanQueryDto): Promise<StreamableFile> {
    const rows = await this.uow.read(ctx, (tx) => this.plans.all(tx, query));
    const { name, bytes } = planSheet(rows, ctx.locale);
    return download(name, XLSX_TYPE, bytes);
  }

  /** A dry run: what each row of a workbook would change, and why it cannot. */
  @Post('check')
  @Permit(inventoryPermissions.plan)
  @Uploads()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: [CheckedPlanRowDto] })
  async checkProductionPlans(@Context() ctx: Ctx, @UploadedFile() { bytes }: Upload): Promise<CheckedPlanRowDto[]> {
    const table = await this.reader.read(bytes);
    return this.uow.read(ctx, (tx) => this.checker.check(tx, table));
  }

  /** Sets all of these plans, or none. */
  @Post()
  @Permit(inventoryPermissions.plan)
  @Write()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  importProductionPlans(@Context() tx: TxCtx, @Body() { plans, reason }: ImportPlansDto): Promise<void> {
    return this.importer.apply(tx, plans, reason);
  }
}
