import { ApiProperty } from '@nestjs/swagger';
import type { PriceListKind } from '@tributary/pricing';

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

  @ApiProperty({ enum: ['list', 'contract'], description: 'a contract beats every list' })
  kind: PriceListKind;

  @ApiProperty({ type: String, nullable: true, description: 'the price group through which the list may be used' })
  groupName: string | null;

  @ApiProperty({ description: 'CNY with two decimals', examples: ['1280.00'] })
  amount: string;

  @ApiProperty({ description: 'as the list says it' })
  unit: string;

  @ApiProperty({ type: String, nullable: true, description: 'in the same unit, exact decimal; null: any quantity' })
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

  @ApiProperty({ description: 'of the quantity' })
  unit: string;

  @ApiProperty({ type: PriceCandidateDto, nullable: true })
  chosen: PriceCandidateDto | null;

  @ApiProperty({ type: [PriceCandidateDto] })
  candidates: PriceCandidateDto[];
}
