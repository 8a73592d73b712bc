import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, download, Downloads, IdPipe, type Page, pageOf, Permit, type TxCtx, UnitOfWork, userOf, Write } from '@tributary/platform';
import { XLSX_TYPE } from '@tributary/sheets';
import { ordersPermissions } from '../orders.permissions';
import { type AllocationPreview, GoodsAllocator } from './goods-allocator';
import { AllocateDto, AllocatedDto, AllocationPreviewDto, AllocationQueryDto, ShortageDto, ShortageQueryDto } from './shortage.dto';
import { ShortageRepository } from './shortage.repository';
import { shortageSheet } from './shortage-sheet';

/** More SKUs than any catalogue of ours has. */
const MOST = 10_000;

@ApiTags('orders')
@Controller('shortages')
export class ShortageController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly shortages: ShortageRepository,
    private readonly allocator: GoodsAllocator,
  ) {}

  /** What is wanted and not set aside, SKU by SKU in order of the code. */
  @Get()
  @Permit(ordersPermissions.desk)
  @ApiPage(ShortageDto)
  async listShortages(@Context() ctx: Ctx, @Query() query: ShortageQueryDto): Promise<Page<ShortageDto>> {
    const rows = await this.uow.read(ctx, (tx) => this.shortages.list(tx, userOf(tx).organisationId, query));
    return pageOf(rows, query, (row) => [row.code], (row) => row);
  }

  /** The whole list as .xlsx. */
  @Get('export')
  @Permit(ordersPermissions.desk)
  @Downloads(XLSX_TYPE)
  async exportShortages(@Context() ctx: Ctx, @Query() { search, uncovered }: ShortageQueryDto): Promise<StreamableFile> {
    const query = { limit: MOST, ...(search ? { search } : {}), ...(uncovered === undefined ? {} : { uncovered }) };
    const rows = await this.uow.read(ctx, (tx) => this.shortages.list(tx, userOf(tx).organisationId, query));
    const { name, bytes } = shortageSheet(rows, ctx.locale);
    return download(name, XLSX_TYPE, bytes);
  }

  /** Who waits for an SKU, and who would get what by a rule. */
  @Get(':skuId')
  @Permit(ordersPermissions.desk)
  @ApiOkResponse({ type: AllocationPreviewDto })
  async previewAllocation(@Context() ctx: Ctx, @Param('skuId', IdPipe) skuId: number, @Query() query: AllocationQueryDto): Promise<AllocationPreviewDto> {
    return previewDto(await this.uow.read(ctx, (tx) => this.allocator.preview(tx, skuId, query)));
  }

  /** Sets aside what the preview showed, all or nothing. */
  @Post(':skuId/allocate')
  @Permit(ordersPermissions.desk)
  @Write()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ type: AllocatedDto })
  async allocateGoods(@Context() tx: TxCtx, @Param('skuId', IdPipe) skuId: number, @Body() { locationId, shares }: AllocateDto): Promise<AllocatedDto> {
    await this.allocator.apply(tx, skuId, locationId, shares);
    return { lines: shares.length };
  }
}

function previewDto({ sku: { skuId, code, name, nameEn, baseUnit, pack }, places, plans, locationId, waiting }: AllocationPreview): AllocationPreviewDto {
  return {
    skuId, code, name, nameEn: nameEn || null, baseUnit, pack, locationId,
    places: places.map((place) => ({ ...place, nameEn: place.nameEn || null })),
    plans: plans.map((plan) => ({ ...plan, locationNameEn: plan.locationNameEn || null })),
    waiting: waiting.map(({ lineId, orderId, orderNumber, buyer, submittedAt, open, promisedOn, planReadyOn, days, share }) => ({
      lineId, orderId, orderNumber, buyer, submittedAt, open, promisedOn, planReadyOn, days, share,
    })),
  };
}
