import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';

export class StockQueryDto extends PageQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  locationId?: number;
}

/** Quantities are exact decimals in `unit`, the SKU's base unit. */
export class StockDto {
  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty()
  grade: string;

  @ApiProperty()
  packaging: string;

  @ApiProperty({ type: 'integer' })
  locationId: number;

  @ApiProperty()
  locationCode: string;

  @ApiProperty()
  locationName: string;

  @ApiProperty({ type: String, nullable: true })
  locationNameEn: string | null;

  @ApiProperty({ example: 'bottle' })
  unit: string;

  @ApiProperty({ example: '125' })
  onHand: string;

  @ApiProperty({ example: '24' })
  reserved: string;

  @ApiProperty({ example: '101', description: 'On hand less reserved.' })
  available: string;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt: Date;
}
