import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, Matches, ValidateNested } from 'class-validator';
import { QUANTITY } from '../basket/basket.dto';
import { PartyDto } from '../order/party.dto';
import type { AllocationQuestion } from './goods-allocator';
import { SHARING_RULES, type SharingRule } from './goods-sharing';
import type { LineSplit } from './line-splitter';
import type { Shortage, ShortageQuery } from './shortage.repository';
import { WaitingGoodsRepository } from './waiting-goods.repository';

export class ShortageQueryDto extends PageQuery implements ShortageQuery {
  @ApiPropertyOptional({ type: Boolean, description: 'Only where neither stock nor production covers what is wanted.' })
  @IsOptional()
  @Flag()
  uncovered?: boolean;
}

export class ShortageDto implements Shortage {
  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string;

  @ApiProperty()
  baseUnit: string;

  @ApiProperty({ example: '120', description: 'Agreed and not set aside, in base units.' })
  wanted: string;

  @ApiProperty({ type: 'integer' })
  orders: number;

  @ApiProperty({ type: 'integer' })
  buyers: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'Since when the first one waits.' })
  since: Date;

  @ApiProperty({ description: 'Free in all locations that the caller may see.' })
  free: string;

  @ApiProperty({ description: 'Promised by production to those who wait.' })
  promised: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day by which all of that is made.' })
  lastReadyOn: string | null;

  @ApiProperty({ description: 'What of `promised` waits for a planner: plans that demand made.' })
  onDemand: string;

  @ApiProperty({ description: 'Neither promised by production nor free anywhere.' })
  uncovered: string;
}

export class AllocationQueryDto implements AllocationQuestion {
  @ApiProperty({ enum: SHARING_RULES, description: 'nearest: fewest days on the road; oldest: the oldest promise; fair: in proportion to what is open' })
  @IsIn(SHARING_RULES)
  rule: SharingRule;

  @ApiPropertyOptional({ type: 'integer', description: 'Where the goods lie; the location with the most unless told.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  locationId?: number;
}

export class FreePlaceDto {
  @ApiProperty({ type: 'integer' })
  locationId: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty()
  free: string;
}

export class FreePlanDto {
  @ApiProperty({ type: 'integer' })
  planId: number;

  @ApiProperty({ type: String, format: 'date' })
  readyOn: string;

  @ApiProperty()
  locationName: string;

  @ApiProperty({ type: String, nullable: true })
  locationNameEn: string | null;

  @ApiProperty({ description: 'What can still be promised of it.' })
  free: string;
}

export class WaitingGoodsDto {
  @ApiProperty({ type: 'integer' })
  lineId: number;

  @ApiProperty({ type: 'integer' })
  orderId: number;

  @ApiProperty()
  orderNumber: string;

  @ApiProperty({ type: PartyDto })
  buyer: PartyDto;

  @ApiProperty({ type: String, format: 'date-time' })
  submittedAt: Date;

  @ApiProperty({ description: 'Agreed and not set aside, in base units.' })
  open: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  promisedOn: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'When the plan that promised it is made; null: no plan covers it.' })
  planReadyOn: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Days on the road from the location that is looked at.' })
  days: number | null;

  @ApiProperty({ description: 'What the rule would give it now, in base units.' })
  share: string;
}

export class AllocationPreviewDto {
  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty()
  baseUnit: string;

  @ApiProperty({ description: 'A whole pack, in base units.' })
  pack: string;

  @ApiProperty({ type: [FreePlaceDto], description: 'Where it lies free, the most first.' })
  places: FreePlaceDto[];

  @ApiProperty({ type: [FreePlanDto], description: 'Production of which something can still be promised, the earliest first.' })
  plans: FreePlanDto[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'The location whose goods are shared out; null: none lie free.' })
  locationId: number | null;

  @ApiProperty({ type: [WaitingGoodsDto], description: 'Who waits, the oldest promise first.' })
  waiting: WaitingGoodsDto[];
}

export class ShareDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  lineId: number;

  @ApiProperty({ example: '12', description: 'In base units, more than 0.' })
  @Matches(/^(?=.*[1-9])\d{1,12}(\.\d{1,3})?$/)
  base: string;
}

export class AllocateDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  locationId: number;

  @ApiProperty({ type: [ShareDto], description: 'As the preview showed them: all of it is done, or nothing.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(WaitingGoodsRepository.MOST)
  @ValidateNested({ each: true })
  @Type(() => ShareDto)
  shares: ShareDto[];
}

export class AllocatedDto {
  @ApiProperty({ type: 'integer', description: 'Lines that got something.' })
  lines: number;
}

export class SplitLineDto implements LineSplit {
  @ApiProperty({ example: '6', description: 'Of the part, in the unit of the line.' })
  @Matches(QUANTITY)
  quantity: string;

  @ApiPropertyOptional({ type: 'integer', description: 'The part comes from free stock there.' })
  @IsOptional()
  @IsInt()
  locationId?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'The part waits for this production plan.' })
  @IsOptional()
  @IsInt()
  planId?: number;
}
