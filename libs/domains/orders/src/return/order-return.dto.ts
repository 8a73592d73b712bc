import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { QUANTITY } from '../basket/basket.dto';
import type { Side } from '../order/order-party';
import { PartyDto } from '../order/party.dto';
import type { ReturnDetail, ReturnDetailLine, ReturnHistoryEntry, ReturnSummary } from './order-return';
import { RETURN_STATES, type ReturnState } from './return.states';

export class ReturnListQueryDto extends PageQuery {
  @ApiProperty({ enum: ['buyer', 'seller'], description: 'What the caller’s organisation gives back, or what comes back to it.' })
  @IsIn(['buyer', 'seller'])
  side: Side;

  @ApiPropertyOptional({ enum: RETURN_STATES })
  @IsOptional()
  @IsIn(RETURN_STATES)
  state?: ReturnState;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  orderId?: number;
}

export class ReturnQuantityDto {
  @ApiProperty({ type: 'integer', description: 'To ask: of the order. To approve: of the return.' })
  @IsInt()
  lineId: number;

  @ApiProperty({ example: '2', description: 'In the unit of the line.' })
  @Matches(QUANTITY)
  quantity: string;
}

export class RequestReturnDto {
  @ApiProperty({ type: [ReturnQuantityDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ReturnQuantityDto)
  lines: ReturnQuantityDto[];

  @ApiProperty({ description: 'The seller reads it.' })
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class ApproveReturnDto {
  @ApiPropertyOptional({ type: [ReturnQuantityDto], description: 'Lines of which less may come back; 0: nothing of it.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ReturnQuantityDto)
  lines?: ReturnQuantityDto[];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class ReturnReasonDto {
  @ApiProperty({ description: 'The other side reads it.' })
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class SendReturnDto {
  @ApiPropertyOptional({ type: 'integer', description: 'The buyer’s location that the goods leave; absent: where its goods arrive.' })
  @IsOptional()
  @IsInt()
  locationId?: number;
}

export class FoundLineDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  returnLineId: number;

  @ApiProperty({ example: '2', description: 'Good again: goes into stock. In the unit of the line.' })
  @Matches(QUANTITY)
  restocked: string;

  @ApiProperty({ example: '0' })
  @Matches(QUANTITY)
  scrapped: string;
}

export class TakeInReturnDto {
  @ApiPropertyOptional({ type: [FoundLineDto], description: 'Lines that did not come back whole and good; the others did.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => FoundLineDto)
  lines?: FoundLineDto[];

  @ApiPropertyOptional({ type: 'integer', description: 'The seller’s location that takes the goods; absent: where its goods arrive.' })
  @IsOptional()
  @IsInt()
  locationId?: number;
}

export class ReturnSummaryDto implements ReturnSummary {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ example: 'RT-202611-000012' })
  number: string;

  @ApiProperty({ type: 'integer' })
  orderId: number;

  @ApiProperty()
  orderNumber: string;

  @ApiProperty({ type: 'integer' })
  tier: number;

  @ApiProperty({ enum: RETURN_STATES })
  state: ReturnState;

  @ApiProperty({ type: PartyDto })
  seller: PartyDto;

  @ApiProperty({ type: PartyDto })
  buyer: PartyDto;

  @ApiProperty()
  reason: string;

  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty({ example: '300.00', description: 'Given back of the buyer’s credit when the goods were taken in.' })
  credit: string;

  @ApiProperty({ type: String, format: 'date-time' })
  requestedAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt: Date;
}

export class ReturnLineDto implements ReturnDetailLine {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer' })
  lineNo: number;

  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ description: 'Of every quantity of this line.' })
  unit: string;

  @ApiProperty()
  requestedQuantity: string;

  @ApiProperty({ type: String, nullable: true, description: 'null until the seller decided' })
  approvedQuantity: string | null;

  @ApiProperty()
  restockedQuantity: string;

  @ApiProperty()
  scrappedQuantity: string;

  @ApiProperty()
  credit: string;
}

export class ReturnEventDto implements ReturnHistoryEntry {
  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ description: 'request, approve, refuse, withdraw, send, take-in' })
  name: string;

  @ApiProperty({ enum: RETURN_STATES })
  to: ReturnState;

  @ApiProperty()
  actorName: string;

  @ApiProperty({ type: String, nullable: true })
  onBehalfOf: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

export class ReturnDto extends ReturnSummaryDto implements ReturnDetail {
  @ApiProperty({ type: [ReturnLineDto] })
  lines: readonly ReturnLineDto[];

  @ApiProperty({ type: [ReturnEventDto] })
  events: readonly ReturnEventDto[];

  @ApiProperty({ type: [String], description: 'For this user, now: approve, refuse, withdraw, send, take-in.' })
  availableActions: readonly string[];
}
