import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { decimal } from '@tributary/kernel';
import { ApiPage, Context, type Ctx, cursorKey, fetchSize, IdPipe, type Page, pageOf, Permit, UnitOfWork } from '@tributary/platform';
import { pricingPermissions } from '@tributary/pricing';
import type { Offer } from './offer';
import { OfferReader, type PriceExplanation } from './offer-reader';
import { OfferDto, OfferPriceQuery, OfferQuery } from './offer.dto';
import { type PriceCandidateDto, PriceExplanationDto } from './price-explanation.dto';

@ApiTags('orders')
@Controller('offers')
export class OfferController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly offers: OfferReader,
  ) {}

  /** What the caller may order from a seller, with own price and own available stock; in order of the code. */
  @Get()
  @Permit(pricingPermissions.read)
  @ApiPage(OfferDto)
  async listOffers(@Context() ctx: Ctx, @Query() query: OfferQuery): Promise<Page<OfferDto>> {
    const { sellerId, ...filter } = query;
    const [after] = cursorKey(query, 1) ?? [];
    const page = { ...filter, limit: fetchSize(query), ...(after === undefined ? {} : { after: String(after) }) };
    const offers = await this.uow.read(ctx, (tx) => this.offers.list(tx, sellerId, page));
    return pageOf(offers, query, (offer: Offer) => [offer.code], (offer): OfferDto => offer);
  }

  /** Why this price: every list that was considered, in order. */
  @Get(':skuId/price')
  @Permit(pricingPermissions.read)
  @ApiOkResponse({ type: PriceExplanationDto })
  async explainPrice(@Context() ctx: Ctx, @Param('skuId', IdPipe) skuId: number, @Query() query: OfferPriceQuery): Promise<PriceExplanationDto> {
    const { sellerId, ...asked } = query;
    const { quantity, unit, ...explanation } = await this.uow.read(ctx, (tx) => this.offers.explain(tx, sellerId, skuId, asked));
    const candidates = explanation.candidates.map(candidateDto);
    const chosen = candidates.find((candidate) => candidate.chosen) ?? null;
    return { skuId, sellerId, quantity, unit, chosen, candidates };
  }
}

function candidateDto({ skuId: _, price, fromQuantity, ...candidate }: PriceExplanation['candidates'][number]): PriceCandidateDto {
  return { ...candidate, amount: price, minimumQuantity: decimal(fromQuantity).isZero() ? null : fromQuantity };
}
