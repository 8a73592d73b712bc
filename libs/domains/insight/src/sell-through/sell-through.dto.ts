import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class SellThroughQuery {
  @ApiPropertyOptional({ format: 'date', description: 'default: 29 days before `to`' })
  @IsOptional()
  @Matches(DAY)
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'default: today' })
  @IsOptional()
  @Matches(DAY)
  to?: string;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  branchId?: number;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  productLineId?: number;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  dealerId?: number;

  @ApiPropertyOptional({ enum: [1, 2], description: 'whose sales; a dealer’s own tier for dealers, else 1' })
  @IsOptional()
  @Type(() => Number)
  @IsIn([1, 2])
  tier?: 1 | 2;
}

export class SellThroughDayDto {
  @ApiProperty({ format: 'date' })
  date: string;

  @ApiProperty({ description: 'CNY with two decimals', examples: ['1280.00'] })
  amount: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'where everything is counted in one unit' })
  quantity?: string | null;
}

export class SellThroughProductDto {
  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ description: 'in the base unit', examples: ['12', '3.125'] })
  quantity: string;

  @ApiProperty()
  unit: string;

  @ApiProperty({ description: 'CNY with two decimals', examples: ['1280.00'] })
  amount: string;
}

export class SellThroughDealerDto {
  @ApiProperty({ type: 'integer' })
  dealerId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ description: 'CNY with two decimals', examples: ['1280.00'] })
  amount: string;

  @ApiProperty({ type: 'integer' })
  entries: number;
}

export class SellThroughTotalsDto {
  @ApiProperty({ description: 'CNY with two decimals', examples: ['1280.00'] })
  amount: string;

  @ApiProperty({ type: 'integer' })
  entries: number;

  @ApiProperty({ type: 'integer' })
  dealers: number;

  @ApiProperty({ type: 'integer' })
  products: number;

  @ApiProperty({ type: 'integer' })
  terminals: number;
}

export class SellThroughDto {
  @ApiProperty({ format: 'date' })
  from: string;

  @ApiProperty({ format: 'date' })
  to: string;

  @ApiProperty({ type: [SellThroughDayDto], description: 'days with sales' })
  days: SellThroughDayDto[];

  @ApiProperty({ type: [SellThroughProductDto], description: 'the 100 with the highest amounts' })
  products: SellThroughProductDto[];

  @ApiProperty({ type: [SellThroughDealerDto], description: 'the 100 with the highest amounts' })
  dealers: SellThroughDealerDto[];

  @ApiProperty({ type: SellThroughTotalsDto })
  totals: SellThroughTotalsDto;
}
