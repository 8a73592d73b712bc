import { Body, Controller, Get, HttpCode, HttpStatus, Param, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, IdPipe, type Page, Permit, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { inventoryPermissions } from '../inventory.permissions';
import { SupplyTerms } from './supply-terms';
import { ProductionLeadDto, SetProductionLeadDto, SetTransitTimeDto, TransitTimeDto, TransitTimeQueryDto } from './supply-terms.dto';

@ApiTags('inventory')
@Controller()
export class SupplyTermsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly terms: SupplyTerms,
  ) {}

  /** Days on the road from the caller's locations. */
  @Get('transit-times')
  @Permit(inventoryPermissions.plan)
  @ApiPage(TransitTimeDto)
  async listTransitTimes(@Context() ctx: Ctx, @Query() query: TransitTimeQueryDto): Promise<Page<TransitTimeDto>> {
    const page = await this.uow.read(ctx, (tx) => this.terms.transitTimes(tx, query));
    return { ...page, items: page.items.map((row) => ({ ...row, locationNameEn: row.locationNameEn || null })) };
  }

  @Put('transit-times')
  @Permit(inventoryPermissions.plan)
  @Write()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  setTransitTime(@Context() tx: TxCtx, @Body() time: SetTransitTimeDto): Promise<void> {
    return this.terms.setTransitTime(tx, time);
  }

  /** One per product line. */
  @Get('production-leads')
  @Permit(inventoryPermissions.plan)
  @ApiOkResponse({ type: [ProductionLeadDto] })
  async listProductionLeads(@Context() ctx: Ctx): Promise<ProductionLeadDto[]> {
    const rows = await this.uow.read(ctx, (tx) => this.terms.productionLeads(tx));
    return rows.map((row) => ({ ...row, nameEn: row.nameEn || null }));
  }

  @Put('production-leads/:productLineId')
  @Permit(inventoryPermissions.plan)
  @Write()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  setProductionLead(@Context() tx: TxCtx, @Param('productLineId', IdPipe) productLineId: number, @Body() { days, mostOnDemand = null }: SetProductionLeadDto): Promise<void> {
    return this.terms.setProductionLead(tx, productLineId, { days, mostOnDemand });
  }
}
