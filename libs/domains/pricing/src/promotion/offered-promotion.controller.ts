import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, Permit, UnitOfWork } from '@tributary/platform';
import { pricingPermissions } from '../pricing.permissions';
import { OfferedPromotionDto, OfferedPromotionQuery } from './offered-promotion.dto';
import { PromotionReader } from './promotion-reader';
import { offeredDto } from './promotion-view';

@ApiTags('pricing')
@Controller('offered-promotions')
export class OfferedPromotionController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: PromotionReader,
  ) {}

  /** What one seller offers the caller's company today, in the order in which it is taken off. */
  @Get()
  @Permit(pricingPermissions.read)
  @ApiOkResponse({ type: [OfferedPromotionDto] })
  async listOfferedPromotions(@Context() ctx: Ctx, @Query() { sellerId }: OfferedPromotionQuery): Promise<OfferedPromotionDto[]> {
    return (await this.uow.read(ctx, (tx) => this.reader.offered(tx, sellerId))).map(offeredDto);
  }
}
