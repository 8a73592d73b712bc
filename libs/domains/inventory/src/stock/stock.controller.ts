import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiPage, Context, type Ctx, type Page, Permit, UnitOfWork } from '@tributary/platform';
import { inventoryPermissions } from '../inventory.permissions';
import { StockReader } from './stock-reader';
import { StockDto, StockQueryDto } from './stock.dto';
import { StockMovementDto, StockMovementQueryDto } from './stock-movement.dto';

@ApiTags('inventory')
@Controller()
export class StockController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly stock: StockReader,
  ) {}

  /** The caller's own stock by SKU and location. */
  @Get('stock')
  @Permit(inventoryPermissions.read)
  @ApiPage(StockDto)
  async listStock(@Context() ctx: Ctx, @Query() query: StockQueryDto): Promise<Page<StockDto>> {
    const page = await this.uow.read(ctx, (tx) => this.stock.ownStock(tx, query));
    return { ...page, items: page.items.map((row) => ({ ...row, nameEn: row.nameEn || null, locationNameEn: row.locationNameEn || null })) };
  }

  /** How the caller's own stock came to be what it is, newest first. */
  @Get('stock-movements')
  @Permit(inventoryPermissions.read)
  @ApiPage(StockMovementDto)
  async listStockMovements(@Context() ctx: Ctx, @Query() query: StockMovementQueryDto): Promise<Page<StockMovementDto>> {
    const page = await this.uow.read(ctx, (tx) => this.stock.ownMovements(tx, query));
    const items = page.items.map((row) => ({
      ...row,
      nameEn: row.nameEn || null,
      locationNameEn: row.locationNameEn || null,
      documentNumber: row.documentNumber || null,
    }));
    return { ...page, items };
  }
}
