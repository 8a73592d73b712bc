import { Controller, Delete, Get, HttpCode, HttpStatus, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Clock, Context, type Ctx, IdPipe, Permit, platformErrors, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { ordersPermissions } from '../orders.permissions';
import { FavouriteRepository } from './favourite.repository';

export class FavouritesDto {
  @ApiProperty({ type: [Number], description: 'SKU ids, the latest first.' })
  skuIds: number[];
}

@ApiTags('orders')
@Controller('favourites')
export class FavouriteController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly favourites: FavouriteRepository,
    private readonly clock: Clock,
  ) {}

  /** The SKUs that the caller starred. */
  @Get()
  @Permit(ordersPermissions.place)
  @ApiOkResponse({ type: FavouritesDto })
  async listFavourites(@Context() ctx: Ctx): Promise<FavouritesDto> {
    return { skuIds: await this.uow.read(ctx, (tx) => this.favourites.list(tx)) };
  }

  @Put(':skuId')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  async addFavourite(@Context() tx: TxCtx, @Param('skuId', IdPipe) skuId: number): Promise<void> {
    if (!(await this.favourites.add(tx, skuId, this.clock.now()))) throw platformErrors.notFound();
  }

  @Delete(':skuId')
  @Permit(ordersPermissions.place)
  @Write()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiNoContentResponse()
  removeFavourite(@Context() tx: TxCtx, @Param('skuId', IdPipe) skuId: number): Promise<void> {
    return this.favourites.remove(tx, skuId);
  }
}
