import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, Permit, UnitOfWork, userOf } from '@tributary/platform';
import { inventoryPermissions } from '../inventory.permissions';
import { StockLocationDto } from './stock-location.dto';
import { firstReceiving, StockLocations } from './stock-locations';

@ApiTags('inventory')
@Controller('stock-locations')
export class StockLocationController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly locations: StockLocations,
  ) {}

  /** The caller's own locations. */
  @Get()
  @Permit(inventoryPermissions.read)
  @ApiOkResponse({ type: [StockLocationDto] })
  async listStockLocations(@Context() ctx: Ctx): Promise<StockLocationDto[]> {
    const locations = await this.uow.read(ctx, (tx) => this.locations.ofOwner(tx, userOf(tx).organisationId));
    const receiving = firstReceiving(locations)?.id;
    return locations.map(({ id, code, name, nameEn }) => ({ id, code, name, nameEn: nameEn || null, isDefault: id === receiving }));
  }
}
