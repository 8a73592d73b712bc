import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt } from 'class-validator';
import { STACKINGS, type Stacking } from './promotion';
import { PromotionRuleDto } from './promotion-body.dto';

export class OfferedPromotionQuery {
  @ApiProperty({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  sellerId: number;
}

/** A promotion that is meant for the caller today, and on which goods it runs. */
export class OfferedPromotionDto {
  @ApiProperty({ type: 'integer' })
  promotionId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  nameEn: string;

  @ApiProperty({ type: 'array', items: { type: 'integer' }, description: 'This and `skuIds` empty: everything.' })
  productLineIds: readonly number[];

  @ApiProperty({ type: 'array', items: { type: 'integer' } })
  skuIds: readonly number[];

  @ApiProperty({ type: PromotionRuleDto })
  rule: PromotionRuleDto;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Last day.' })
  until: string | null;

  @ApiProperty({ enum: STACKINGS })
  stacking: Stacking;

  @ApiProperty({ description: 'The caller’s company has had it as often as it may.' })
  usedUp: boolean;
}
