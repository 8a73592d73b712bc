import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDate, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { PageQuery } from '@tributary/platform';
import { SHIPMENT_STATES, type ShipmentState } from './shipment.states';

/** More digits than any stock has; signs and exponents are not quantities. */
export const QUANTITY = /^\d{1,12}(\.\d{1,3})?$/;
export const MAX_LINES = 2000;

export class CreateShipmentLineDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  orderLineId: number;

  @ApiProperty({ example: '12', pattern: QUANTITY.source, description: 'In the unit of the order line.' })
  @IsString()
  @Matches(QUANTITY)
  quantity: string;
}

export class CreateShipmentDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  orderId: number;

  @ApiPropertyOptional({ type: [CreateShipmentLineDto], description: 'Absent: everything confirmed and not yet shipped.' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => CreateShipmentLineDto)
  lines?: CreateShipmentLineDto[];

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  departureAt?: Date;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  expectedArrivalAt?: Date;

  @ApiPropertyOptional({ example: '沪A12345' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  vehicleNumber?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  driverName?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Matches(/^[0-9+() -]{0,30}$/)
  driverPhone?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(80)
  carrier?: string;
}

export class ShipmentListQuery extends PageQuery {
  @ApiProperty({ enum: ['buyer', 'seller'] })
  @IsIn(['buyer', 'seller'])
  side: 'buyer' | 'seller';

  @ApiPropertyOptional({ enum: SHIPMENT_STATES })
  @IsOptional()
  @IsIn(SHIPMENT_STATES)
  state?: ShipmentState;
}
