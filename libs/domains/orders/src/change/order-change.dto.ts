import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Priced } from '@tributary/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { WANTED_SUPPLIES, type WantedSupply } from '../basket/basket';
import { BasketCreditDto, QUANTITY } from '../basket/basket.dto';
import { OrderDto } from '../order/order.dto';
import type { AddedLine } from './added-lines';
import type { ForeseenChange } from './change-previewer';
import type { WantedChange } from './order-change';
import type { ChangeRequest } from './order-changer';
import { OrderDifferenceDto } from './order-version.dto';

/** Where the goods of a line shall come from. */
class LineSourceDto {
  @ApiPropertyOptional({ enum: WANTED_SUPPLIES, description: 'stock; preorder: from a production plan; plannable: from a plan that is made for it, as far as a planner need not be asked' })
  @IsOptional()
  @IsIn(WANTED_SUPPLIES)
  supply?: WantedSupply;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'Of a stock line; absent: where it is, or wherever there is enough.' })
  @IsOptional()
  @IsInt()
  locationId?: number | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'The production plan of a pre-order line; absent: the one that it waits for, or the earliest that has enough.' })
  @IsOptional()
  @IsInt()
  planId?: number | null;
}

export class ChangeLineDto extends LineSourceDto implements WantedChange {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  lineId: number;

  @ApiPropertyOptional({ example: '6', description: 'In the unit of the line; 0 removes the line. Absent: as it stands.' })
  @IsOptional()
  @Matches(QUANTITY)
  quantity?: string;
}

export class AddLineDto extends LineSourceDto implements AddedLine {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  skuId: number;

  @ApiProperty()
  @IsString()
  @Length(1, 40)
  unit: string;

  @ApiProperty({ example: '6' })
  @Matches(QUANTITY)
  quantity: string;
}

export class ChangeOrderDto implements ChangeRequest {
  @ApiProperty({ type: 'integer', description: 'The version that was looked at; 409 when the order has changed since.' })
  @IsInt()
  version: number;

  @ApiPropertyOptional({ type: [ChangeLineDto], description: 'Lines that shall be different; the others stay.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ChangeLineDto)
  lines?: ChangeLineDto[];

  @ApiPropertyOptional({ type: [AddLineDto], description: 'Further lines; numbered on behind those that are there.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => AddLineDto)
  added?: AddLineDto[];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(60)
  purchaseOrderNumber?: string;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'The day on which the buyer would like to have the goods; a wish.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Length(10, 10)
  requestedOn?: string | null;

  @ApiPropertyOptional({ description: 'The other side reads it.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

/** What a change would lead to; nothing of it has happened. */
export class ForeseenChangeDto implements ForeseenChange {
  @ApiProperty({ type: OrderDto, description: 'The order as it would be.' })
  order: OrderDto;

  @ApiProperty({ type: OrderDifferenceDto })
  difference: OrderDifferenceDto;

  @Priced({ type: BasketCreditDto, description: 'The buyer’s own, as it would stand; null for everybody else, and where no limit was agreed.' })
  credit: BasketCreditDto | null;
}
