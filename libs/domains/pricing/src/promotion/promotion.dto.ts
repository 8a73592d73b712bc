import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { IsIn, IsOptional } from 'class-validator';
import { AppliedPromotionDto, DeniedPromotionDto, PromotionHintDto } from './applied-promotion.dto';
import { PROMOTION_KINDS, type PromotionKind, STACKINGS, type Stacking } from './promotion';
import { PromotionRuleDto } from './promotion-body.dto';
import type { PromotionListQuery } from './promotion-list.repository';
import { type Named, PROMOTION_STATES, type PromotionState, type PromotionSummary } from './promotion-plan';

export class PromotionQueryDto extends PageQuery implements PromotionListQuery {
  @ApiPropertyOptional({ enum: PROMOTION_STATES })
  @IsOptional()
  @IsIn(PROMOTION_STATES)
  state?: PromotionState;

  @ApiPropertyOptional({ enum: PROMOTION_KINDS })
  @IsOptional()
  @IsIn(PROMOTION_KINDS)
  kind?: PromotionKind;
}

export class NamedDto implements Named {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;
}

export class PromotionSummaryDto implements PromotionSummary {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameEn: string;

  @ApiProperty({ enum: PROMOTION_KINDS })
  kind: PromotionKind;

  @ApiProperty({ enum: PROMOTION_STATES })
  state: PromotionState;

  @ApiProperty({ format: 'date' })
  from: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day.' })
  to: string | null;

  @ApiProperty({ enum: STACKINGS })
  stacking: Stacking;

  @ApiProperty({ type: 'integer' })
  priority: number;

  @ApiProperty({ type: String, nullable: true })
  budgetCode: string | null;

  @ApiProperty({ example: '12800.00', description: 'CNY given so far, gifts included.' })
  given: string;

  @ApiProperty({ type: 'integer', description: 'In how many orders.' })
  orders: number;
}

export class PromotionDto extends PromotionSummaryDto {
  @ApiProperty({ type: 'integer', description: 'The tier of the buyers.' })
  tier: number;

  @ApiProperty({ type: PromotionRuleDto })
  rule: PromotionRuleDto;

  @ApiProperty({ type: [NamedDto] })
  productLines: readonly NamedDto[];

  @ApiProperty({ type: [NamedDto] })
  skus: readonly NamedDto[];

  @ApiProperty({ type: [NamedDto] })
  branches: readonly NamedDto[];

  @ApiProperty({ type: [String] })
  grades: readonly string[];

  @ApiProperty({ type: [NamedDto] })
  dealers: readonly NamedDto[];

  @ApiProperty({ type: NamedDto, nullable: true, description: 'What is given away; null: more of the same, or no goods.' })
  gift: NamedDto | null;

  @ApiProperty({ type: 'integer', nullable: true })
  ordersPerDealer: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  budgetId: number | null;
}

export class PreviewedLineDto {
  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty({ example: '512.00' })
  unitPrice: string;

  @ApiProperty({ example: '6144.00' })
  listAmount: string;

  @ApiProperty({ example: '307.20' })
  discount: string;

  @ApiProperty({ example: '5836.80' })
  amount: string;

  @ApiProperty({ type: [AppliedPromotionDto] })
  promotions: readonly AppliedPromotionDto[];

  @ApiProperty({ type: [PromotionHintDto] })
  hints: readonly PromotionHintDto[];

  @ApiProperty({ type: [DeniedPromotionDto] })
  deniedPromotions: readonly DeniedPromotionDto[];
}

export class PreviewedGiftDto {
  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameEn: string;

  @ApiProperty({ example: '2' })
  quantity: string;

  @ApiProperty()
  unit: string;

  @ApiProperty({ example: '60.00' })
  value: string;
}

export class PromotionPreviewDto {
  @ApiProperty({ type: [PreviewedLineDto] })
  lines: readonly PreviewedLineDto[];

  @ApiProperty({ type: [PreviewedGiftDto] })
  gifts: readonly PreviewedGiftDto[];

  @ApiProperty({ example: '5836.80' })
  total: string;

  @ApiProperty({ example: '307.20' })
  discount: string;
}
