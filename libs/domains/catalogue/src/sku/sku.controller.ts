import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, platformErrors, UnitOfWork } from '@tributary/platform';
import { cataloguePermissions } from '../catalogue.permissions';
import type { SkuRow } from './sku';
import { SkuDetailDto, SkuDto, SkuQuery } from './sku.dto';
import { SkuRepository } from './sku.repository';

@ApiTags('catalogue')
@Controller('skus')
export class SkuController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly skus: SkuRepository,
  ) {}

  /** Searches by part of a code, name, grade, pinyin initials or English name; in order of the code. */
  @Get()
  @Permit(cataloguePermissions.read)
  @ApiPage(SkuDto)
  async listSkus(@Context() ctx: Ctx, @Query() query: SkuQuery): Promise<Page<SkuDto>> {
    const [after] = cursorKey(query, 1) ?? [];
    const rows = await this.uow.read(ctx, (tx) =>
      this.skus.list(tx, { ...query, limit: fetchSize(query), ...(after === undefined ? {} : { after: String(after) }) }),
    );
    return pageOf(rows, query, (row: SkuRow) => [row.code], (row) => row);
  }

  @Get(':id')
  @Permit(cataloguePermissions.read)
  @ApiOkResponse({ type: SkuDetailDto })
  async getSku(@Context() ctx: Ctx, @Param('id', IdPipe) id: number): Promise<SkuDetailDto> {
    const sku = await this.uow.read(ctx, (tx) => this.skus.find(tx, id));
    if (!sku) throw platformErrors.notFound();
    return sku;
  }
}
