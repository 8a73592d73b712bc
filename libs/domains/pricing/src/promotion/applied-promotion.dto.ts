import { ApiProperty } from '@nestjs/swagger';
import { type AppliedPromotion, type DeniedPromotion, PROMOTION_KINDS, type PromotionHint, type PromotionName, type PromotionReason } from './promotion';

/** CNY with at most two decimals, never negative. */
export const MONEY = /^\d{1,12}(\.\d{1,2})?$/;

/** Every field that a kind of reason has; which ones are there depends on `kind`. */
export class PromotionReasonDto {
  @ApiProperty({ enum: PROMOTION_KINDS })
  kind: PromotionReason['kind'];

  @ApiProperty({ type: String, nullable: true, required: false, example: '5' })
  percent?: string | null;

  @ApiProperty({ type: String, nullable: true, required: false, example: '500.00' })
  amount?: string | null;

  @ApiProperty({ enum: ['unit', 'line'], required: false })
  per?: 'unit' | 'line';

  @ApiProperty({ required: false, example: '10', description: 'In sales units.' })
  buy?: string;

  @ApiProperty({ required: false, example: '1' })
  get?: string;

  @ApiProperty({ type: 'integer', required: false })
  giftSkuId?: number;

  @ApiProperty({ required: false, example: '2', description: 'How many gifts, in the sales unit of the gift.' })
  gifts?: string;

  @ApiProperty({ enum: ['quantity', 'amount'], required: false })
  by?: 'quantity' | 'amount';

  @ApiProperty({ required: false, example: '20', description: 'The step that was reached.' })
  from?: string;
}

class PromotionNameDto implements PromotionName {
  @ApiProperty({ type: 'integer' })
  promotionId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameEn: string;
}

export class AppliedPromotionDto extends PromotionNameDto implements Omit<AppliedPromotion, 'budgetId' | 'reason'> {
  @ApiProperty({ example: '640.00', description: 'CNY off the line; 0.00 where it gives goods.' })
  amount: string;

  @ApiProperty({ type: PromotionReasonDto })
  reason: PromotionReasonDto;
}

export class PromotionHintDto extends PromotionNameDto implements PromotionHint {
  @ApiProperty({ enum: ['quantity', 'amount'] })
  by: 'quantity' | 'amount';

  @ApiProperty({ example: '3', description: 'So much more, in `unit` or in CNY.' })
  missing: string;

  @ApiProperty()
  unit: string;

  @ApiProperty({ type: String, nullable: true })
  percent: string | null;

  @ApiProperty({ type: String, nullable: true })
  amount: string | null;

  @ApiProperty({ type: String, nullable: true })
  gifts: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  giftSkuId: number | null;
}

export class DeniedPromotionDto extends PromotionNameDto implements DeniedPromotion {
  @ApiProperty({ enum: ['budget', 'orders'], description: 'The budget has no room, or the buyer has had it as often as it may.' })
  reason: 'budget' | 'orders';

  @ApiProperty({ type: String, nullable: true, example: '640.00' })
  needed: string | null;

  @ApiProperty({ type: String, nullable: true, example: '100.00' })
  left: string | null;
}

export class GivenPromotionDto {
  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameEn: string;

  @ApiProperty({ example: '640.00', description: 'CNY off the line; on a gift what it is worth.' })
  amount: string;

  @ApiProperty({ type: PromotionReasonDto })
  reason: PromotionReasonDto;
}
