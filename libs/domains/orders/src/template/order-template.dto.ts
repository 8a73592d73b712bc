import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { AppraisedLineDto } from '../appraisal/appraised-line.dto';
import { FillLineDto } from '../basket/basket-fill.dto';
import type { NewTemplate, TemplateChange, TemplateSummary } from './order-template';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

export class OrderTemplateQueryDto extends PageQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  sellerId?: number;
}

export class ChangeOrderTemplateDto implements TemplateChange {
  @ApiPropertyOptional({ example: '每周常规' })
  @IsOptional()
  @Transform(trimmed)
  @IsString()
  @Length(1, 60)
  name?: string;

  @ApiPropertyOptional({ description: 'Everybody of the dealer may use it; only its maker changes it.' })
  @IsOptional()
  @IsBoolean()
  shared?: boolean;

  @ApiPropertyOptional({ type: [FillLineDto], description: 'All its lines, in order.' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => FillLineDto)
  lines?: FillLineDto[];
}

export class CreateOrderTemplateDto extends ChangeOrderTemplateDto implements NewTemplate {
  @ApiProperty({ example: '每周常规' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 60)
  declare name: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Without orderId and lines: made of the basket with this seller.' })
  @IsOptional()
  @IsInt()
  sellerId?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Made of this order.' })
  @IsOptional()
  @IsInt()
  orderId?: number;
}

export class OrderTemplateSummaryDto implements TemplateSummary {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer' })
  sellerId: number;

  @ApiProperty()
  sellerName: string;

  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty()
  shared: boolean;

  @ApiProperty({ description: 'false: a colleague’s; it can be used, not changed' })
  mine: boolean;

  @ApiProperty()
  createdByName: string;

  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt: Date;
}

export class OrderTemplateDto extends OrderTemplateSummaryDto {
  @ApiProperty({ type: [AppraisedLineDto], description: 'Judged as if they were ordered today; none is left out.' })
  lines: AppraisedLineDto[];
}
