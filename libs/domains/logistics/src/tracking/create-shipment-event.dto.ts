import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDate, IsIn, IsLatitude, IsLongitude, IsNumber, IsOptional, IsString, MaxLength } from 'class-validator';
import { TRACKING_KINDS, type TrackingKind } from '../shipment/shipment.states';

export class CreateShipmentEventDto {
  @ApiProperty({ enum: TRACKING_KINDS })
  @IsIn(TRACKING_KINDS)
  kind: TrackingKind;

  @ApiProperty({ type: String, format: 'date-time' })
  @Type(() => Date)
  @IsDate()
  at: Date;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsNumber()
  @IsLatitude()
  latitude?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsNumber()
  @IsLongitude()
  longitude?: number;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'A new expected arrival.' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  expectedArrivalAt?: Date;
}
