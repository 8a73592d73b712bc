import { ApiProperty } from '@nestjs/swagger';

export class PriceCandidateDto {
  @ApiProperty({ type: 'integer' })
  rank: number;

  @ApiProperty({ type: 'integer' })
  priceListId: number;

  @ApiProperty()
  priceListCode: string;

  @ApiProperty()
  priceListName: string;

  @ApiProperty({ type: String, nullable: true })
  priceListNameEn: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'the price group through which the list may be used' })
  groupName: string | null;

  @ApiProperty({ description: 'CNY with two decimals', examples: ['1280.00'] })
  amount: string;

  @ApiProperty({ description: 'as the list says it' })
  unit: string;

  @ApiProperty({ type: String, nullable: true, description: 'exact decimal' })
  minimumQuantity: string | null;

  @ApiProperty({ format: 'date' })
  validFrom: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo: string | null;

  @ApiProperty()
  chosen: boolean;

  @ApiProperty({ enum: ['chosen', 'lower-priority', 'not-yet-valid', 'expired', 'below-minimum'] })
  reason: string;
}

export class PriceExplanationDto {
  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty({ type: 'integer' })
  sellerId: number;

  @ApiProperty({ description: 'exact decimal', examples: ['12', '3.125'] })
  quantity: string;

  @ApiProperty({ description: 'the sales unit' })
  unit: string;

  @ApiProperty({ type: PriceCandidateDto, nullable: true })
  chosen: PriceCandidateDto | null;

  @ApiProperty({ type: [PriceCandidateDto] })
  candidates: PriceCandidateDto[];
}
