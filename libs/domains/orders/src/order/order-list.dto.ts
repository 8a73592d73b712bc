import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { IsIn, IsISO8601, IsOptional, Length } from 'class-validator';
import type { OrderSummary } from './order';
import type { OrderListQuery } from './order-list.repository';
import type { Side } from './order-party';
import { ORDER_STATES, type OrderState } from './order.states';
import { PartyDto } from './party.dto';

export class OrderListQueryDto extends PageQuery implements OrderListQuery {
  @ApiProperty({ enum: ['buyer', 'seller'], description: 'What the caller’s organisation placed, or what it got.' })
  @IsIn(['buyer', 'seller'])
  side: Side;

  @ApiPropertyOptional({ enum: ORDER_STATES })
  @IsOptional()
  @IsIn(ORDER_STATES)
  state?: OrderState;

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

  @ApiProperty({ example: '15360.00' })
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
}
