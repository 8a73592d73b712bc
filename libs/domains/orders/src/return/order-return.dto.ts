import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, PageQuery, Priced } from '@tributary/platform';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { QUANTITY } from '../basket/basket.dto';
import type { Side } from '../order/order-party';
import { PartyDto } from '../order/party.dto';
import { RETURN_CONDITIONS, type ReturnCondition, type ReturnDetail, type ReturnDetailLine, type ReturnHistoryEntry, type ReturnSummary } from './order-return';
import type { ReturnFilter } from './return-filter';
import { RETURN_STATES, type ReturnState } from './return.states';

/** Which returns: what the list and its export take. */
export class ReturnFilterDto extends PageQuery implements ReturnFilter {
  @ApiProperty({ enum: ['buyer', 'seller'], description: 'What the caller’s organisation gives back, or what comes back to it.' })
  @IsIn(['buyer', 'seller'])
  side: Side;

  @ApiPropertyOptional({ enum: RETURN_STATES, isArray: true, description: 'Any of these.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value : [value]))
  @ArrayMaxSize(20)
  @IsIn(RETURN_STATES, { each: true })
  state?: ReturnState[];

  @ApiPropertyOptional({ type: 'boolean', description: 'true: only what waits for this side: a decision, the goods' })
  @IsOptional()
  @Flag()
  waiting?: boolean;

  @ApiPropertyOptional({ format: 'date', description: 'First day on which it was asked.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day on which it was asked.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to?: string;
}

export class ReturnQuantityDto {
  @ApiProperty({ type: 'integer', description: 'To ask: of the order. To approve: of the return.' })
  @IsInt()
  lineId: number;

  @ApiProperty({ example: '2', description: 'In the unit of the line.' })
  @Matches(QUANTITY)
  quantity: string;
}

export class WantedBackDto extends ReturnQuantityDto {
  @ApiPropertyOptional({ enum: RETURN_CONDITIONS, default: 'unopened' })
  @IsOptional()
  @IsIn(RETURN_CONDITIONS)
  condition?: ReturnCondition;
}

export class RequestReturnDto {
  @ApiProperty({ type: [WantedBackDto], description: 'Every line once.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ArrayUnique(({ lineId }: WantedBackDto) => lineId)
  @ValidateNested({ each: true })
  @Type(() => WantedBackDto)
  lines: WantedBackDto[];

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
  @ArrayUnique(({ lineId }: ReturnQuantityDto) => lineId)
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

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  carrier?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  waybillNumber?: string;
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
  @ArrayUnique(({ returnLineId }: FoundLineDto) => returnLineId)
  @ValidateNested({ each: true })
  @Type(() => FoundLineDto)
  lines?: FoundLineDto[];

  @ApiPropertyOptional({ type: 'integer', description: 'The seller’s location that takes the goods; absent: every line goes back to where it came from.' })
  @IsOptional()
  @IsInt()
  locationId?: number;

  @ApiPropertyOptional({ description: 'The buyer reads it. Needed where less came back, or something is scrap.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
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

  @ApiProperty({ type: String, nullable: true })
  firstLineName: string | null;

  @ApiProperty({ type: String, nullable: true })
  firstLineNameEn: string | null;

  @Priced({ example: '300.00', description: 'Given back of the buyer’s credit when the goods were taken in.' })
  credit: string;

  @ApiProperty({ type: String, nullable: true, description: 'Who brings the goods back.' })
  carrier: string | null;

  @ApiProperty({ type: String, nullable: true })
  waybillNumber: string | null;

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

  @ApiProperty({ enum: RETURN_CONDITIONS, description: 'As the buyer says.' })
  condition: ReturnCondition;

  @ApiProperty({ description: 'Of the order’s line.' })
  receivedQuantity: string;

  @ApiProperty()
  requestedQuantity: string;

  @ApiProperty({ type: String, nullable: true, description: 'null until the seller decided' })
  approvedQuantity: string | null;

  @ApiProperty()
  restockedQuantity: string;

  @ApiProperty()
  scrappedQuantity: string;

  @Priced()
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
