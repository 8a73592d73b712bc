import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, PageQuery, Priced, PricedInput } from '@tributary/platform';
import { Transform, Type as Convert } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsISO8601, IsOptional, Length, Matches } from 'class-validator';
import type { OrderSummary } from './order';
import type { OrderFilter } from './order-filter';
import type { Side } from './order-party';
import { ORDER_SORTS, type OrderSort } from './order-sort';
import { ORDER_STATES, type OrderState } from './order.states';
import { PartyDto } from './party.dto';

const AMOUNT = /^\d{1,14}(\.\d{1,2})?$/;

/** Which orders: what the list and its export take. */
export class OrderFilterDto extends PageQuery implements OrderFilter {
  @ApiProperty({ enum: ['buyer', 'seller'], description: 'What the caller’s organisation placed, or what it got.' })
  @IsIn(['buyer', 'seller'])
  side: Side;

  @ApiPropertyOptional({ enum: ORDER_STATES, isArray: true, description: 'Any of these.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value : [value]))
  @ArrayMaxSize(20)
  @IsIn(ORDER_STATES, { each: true })
  state?: OrderState[];

  @ApiPropertyOptional({ type: 'boolean', description: 'true: only what waits for the decision of this side' })
  @IsOptional()
  @Flag()
  waiting?: boolean;

  @ApiPropertyOptional({ format: 'date', description: 'First day of submission.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day of submission.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  to?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'The organisation on the other side.' })
  @IsOptional()
  @Convert(() => Number)
  @IsInt()
  partnerId?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Orders with this product.' })
  @IsOptional()
  @Convert(() => Number)
  @IsInt()
  skuId?: number;

  @ApiPropertyOptional({ format: 'date', description: 'Promised for this day or earlier.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  promisedUntil?: string;

  @PricedInput({ example: '1000.00' })
  @IsOptional()
  @Matches(AMOUNT)
  totalFrom?: string;

  @PricedInput({ example: '50000.00' })
  @IsOptional()
  @Matches(AMOUNT)
  totalTo?: string;

  @ApiPropertyOptional({ type: 'boolean', description: 'true: only what a representative placed for the buyer' })
  @IsOptional()
  @Flag()
  acted?: boolean;

  @ApiPropertyOptional({ enum: ORDER_SORTS, default: 'newest', description: 'promised: due first; total: largest first' })
  @IsOptional()
  @IsIn(ORDER_SORTS)
  sort?: OrderSort;
}


export class OrderSummaryDto implements OrderSummary {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ example: 'SO-202611-000123' })
  number: string;

  @ApiProperty({ type: 'integer', description: '1: a dealer buys from head office, 2: the second tier buys from the first' })
  tier: number;

  @ApiProperty({ enum: ORDER_STATES })
  state: OrderState;

  @ApiProperty({ type: PartyDto })
  seller: PartyDto;

  @ApiProperty({ type: PartyDto })
  buyer: PartyDto;

  @ApiProperty({ type: String, nullable: true })
  purchaseOrderNumber: string | null;

  @Priced({ example: '15360.00' })
  total: string;

  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty({ type: String, nullable: true })
  firstLineName: string | null;

  @ApiProperty({ type: String, nullable: true })
  firstLineNameEn: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  submittedAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt: Date;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'By when the last of its goods can leave; null: nobody promised.' })
  promisedOn: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The representative who placed it for the buyer.' })
  actedByName: string | null;
}
