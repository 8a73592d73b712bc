import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString } from 'class-validator';

const quantity = { type: String, example: '12', description: 'Exact decimal, in `unit`.' } as const;
const count = { type: 'integer' } as const;

export class StockCourseQuery {
  @ApiProperty({ ...count, description: 'The SKU.' })
  @Type(() => Number)
  @IsInt()
  skuId: number;

  @ApiProperty({ type: String, format: 'date' })
  @IsString()
  from: string;

  @ApiProperty({ type: String, format: 'date', description: 'Inclusive; at most 92 days.' })
  @IsString()
  to: string;

  @ApiPropertyOptional(count)
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  branchId?: number;

  @ApiPropertyOptional(count)
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  dealerId?: number;
}

export class StockDayDto {
  @ApiProperty({ type: String, format: 'date' })
  date: string;

  @ApiProperty({ ...quantity, description: 'What the last record of each dealer up to that day says, in `unit`.' })
  quantity: string;

  @ApiProperty({ ...count, description: 'Dealers whose last record names it.' })
  dealers: number;

  @ApiProperty({ ...quantity, description: 'Sold on that day, in `unit`.' })
  sold: string;
}

export class StockCourseDto {
  @ApiProperty(count)
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ description: 'The base unit of the SKU.' })
  unit: string;

  @ApiProperty({ type: [StockDayDto] })
  days: readonly StockDayDto[];
}
