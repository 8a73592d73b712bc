import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { MONEY } from './applied-promotion.dto';
import { PROMOTION_KINDS, type PromotionKind, STACKINGS, type Stacking } from './promotion';

/** Up to twelve digits and three decimals, never negative. */
const QUANTITY = /^\d{1,12}(\.\d{1,3})?$/;
/** How many goods or buyers one promotion may name one by one. */
const MOST_NAMED = 1000;

export class PromotionStepDto {
  @ApiProperty({ example: '10', description: 'In sales units, or in CNY of list price.' })
  @Matches(QUANTITY)
  from: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: '5', description: 'Either this' })
  @IsOptional()
  @Matches(QUANTITY)
  percent?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '500.00', description: 'or this, once for everything that counts' })
  @IsOptional()
  @Matches(MONEY)
  amount?: string | null;
}

export class GiftDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  skuId: number;

  @ApiProperty({ example: '30.00', description: 'What one sales unit costs whoever pays.' })
  @Matches(MONEY)
  value: string;
}

/** What a promotion gives; which fields count depends on `kind`. */
export class PromotionRuleDto {
  @ApiProperty({ enum: PROMOTION_KINDS })
  @IsIn(PROMOTION_KINDS)
  kind: PromotionKind;

  @ApiPropertyOptional({ example: '5', description: 'percentage' })
  @IsOptional()
  @Matches(QUANTITY)
  percent?: string;

  @ApiPropertyOptional({ example: '3.00', description: 'amount' })
  @IsOptional()
  @Matches(MONEY)
  amount?: string;

  @ApiPropertyOptional({ enum: ['unit', 'line'], description: 'amount: off every sales unit, or off the SKU once per order' })
  @IsOptional()
  @IsIn(['unit', 'line'])
  per?: 'unit' | 'line';

  @ApiPropertyOptional({ example: '10', description: 'buy-n-get-m' })
  @IsOptional()
  @Matches(QUANTITY)
  buy?: string;

  @ApiPropertyOptional({ example: '1', description: 'buy-n-get-m' })
  @IsOptional()
  @Matches(QUANTITY)
  get?: string;

  @ApiPropertyOptional({ type: GiftDto, nullable: true, description: 'buy-n-get-m; null: more of the same' })
  @IsOptional()
  @ValidateNested()
  @Type(() => GiftDto)
  gift?: GiftDto | null;

  @ApiPropertyOptional({ enum: ['quantity', 'amount'], description: 'tiered: by quantity of each SKU, or by list price of all that is under it' })
  @IsOptional()
  @IsIn(['quantity', 'amount'])
  by?: 'quantity' | 'amount';

  @ApiPropertyOptional({ type: [PromotionStepDto], description: 'tiered' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PromotionStepDto)
  steps?: PromotionStepDto[];
}

export class PromotionBodyDto {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name: string;

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  nameEn: string;

  @ApiProperty({ type: PromotionRuleDto })
  @ValidateNested()
  @Type(() => PromotionRuleDto)
  rule: PromotionRuleDto;

  @ApiProperty({ type: 'array', items: { type: 'integer' }, description: 'This and `skuIds` empty: everything.' })
  @IsArray()
  @ArrayMaxSize(MOST_NAMED)
  @IsInt({ each: true })
  productLineIds: number[];

  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  @IsArray()
  @ArrayMaxSize(MOST_NAMED)
  @IsInt({ each: true })
  skuIds: number[];

  @ApiProperty({ type: 'array', items: { type: 'integer' }, description: 'Buyers must fit every list that is not empty.' })
  @IsArray()
  @ArrayMaxSize(MOST_NAMED)
  @IsInt({ each: true })
  branchIds: number[];

  @ApiProperty({ type: [String], example: ['A', 'B'] })
  @IsArray()
  @ArrayMaxSize(3)
  @IsIn(['A', 'B', 'C'], { each: true })
  grades: string[];

  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  @IsArray()
  @ArrayMaxSize(MOST_NAMED)
  @IsInt({ each: true })
  dealerIds: number[];

  @ApiProperty({ format: 'date' })
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day; null: until further notice.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to: string | null;

  @ApiProperty({ type: 'integer', description: 'Higher comes first.' })
  @IsInt()
  @Min(0)
  @Max(1000)
  priority: number;

  @ApiProperty({ enum: STACKINGS, description: 'Alone on a line, or one after the other.' })
  @IsIn(STACKINGS)
  stacking: Stacking;

  @ApiProperty({ type: 'integer', nullable: true, description: 'How many orders of one dealer may have it; null: any number.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  ordersPerDealer: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'What pays for it; null: nothing is booked.' })
  @IsOptional()
  @IsInt()
  budgetId: number | null;
}

export class CreatePromotionDto extends PromotionBodyDto {
  @ApiProperty({ example: 'CX-2026-03' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/)
  code: string;
}

export class PreviewLineDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  skuId: number;

  @ApiProperty({ example: '12', description: 'In the sales unit.' })
  @Matches(QUANTITY)
  quantity: string;

  @ApiPropertyOptional({ type: String, example: '512.00', description: 'CNY for one sales unit; absent: the list’s' })
  @IsOptional()
  @Matches(MONEY)
  unitPrice?: string;
}

export class PreviewPromotionDto {
  @ApiProperty({ type: PromotionBodyDto })
  @ValidateNested()
  @Type(() => PromotionBodyDto)
  promotion: PromotionBodyDto;

  @ApiProperty({ type: [PreviewLineDto] })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PreviewLineDto)
  lines: PreviewLineDto[];
}
