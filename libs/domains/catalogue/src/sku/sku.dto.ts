import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import type { SkuStatus } from './sku';
import { UnitConversionDto } from './unit-conversion.dto';

export class SkuQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  productLineId?: number;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  categoryId?: number;
}

export class SkuDto {
  @ApiProperty({ type: 'integer' })
  id: number;

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
  productLineId: number;

  @ApiProperty()
  productLineName: string;

  @ApiProperty({ type: String, nullable: true })
  productLineNameEn: string | null;

  @ApiProperty({ type: 'integer' })
  categoryId: number;

  @ApiProperty()
  categoryName: string;

  @ApiProperty({ type: String, nullable: true })
  categoryNameEn: string | null;

  @ApiProperty()
  baseUnit: string;

  @ApiProperty()
  salesUnit: string;

  @ApiProperty({ description: 'exact decimal', examples: ['12', '3.125'] })
  packMultiple: string;

  @ApiProperty({ enum: ['active', 'discontinued'] })
  status: SkuStatus;
}

export class SkuDetailDto extends SkuDto {
  @ApiProperty({ type: [UnitConversionDto] })
  units: UnitConversionDto[];
}
