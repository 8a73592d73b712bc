import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString } from 'class-validator';

const money = { type: String, example: '1280.00', description: 'CNY with two decimals.' } as const;

export class SellThroughQuery {
  @ApiProperty({ type: String, format: 'date' })
  @IsString()
  from: string;

  @ApiProperty({ type: String, format: 'date', description: 'Inclusive.' })
  @IsString()
  to: string;

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
}

export class SellThroughDayDto {
  @ApiProperty({ type: String, format: 'date' })
  date: string;

  @ApiProperty(money)
  amount: string;

  @ApiProperty({ type: 'integer', description: 'Posted flow entries.' })
  entries: number;
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

  @ApiProperty({ type: String, example: '12', description: 'Exact decimal, in `unit`.' })
  quantity: string;

  @ApiProperty({ description: 'The base unit of the SKU.' })
  unit: string;

  @ApiProperty(money)
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

  @ApiProperty(money)
  amount: string;

  @ApiProperty({ type: 'integer' })
  entries: number;
}

export class SellThroughBranchDto {
  @ApiProperty({ type: 'integer' })
  branchId: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty(money)
  amount: string;

  @ApiProperty({ type: 'integer' })
  entries: number;

  @ApiProperty({ type: 'integer', description: 'Dealers that sold something.' })
  dealers: number;
}

export class SellThroughTotalsDto {
  @ApiProperty(money)
  amount: string;

  @ApiProperty({ type: 'integer' })
  entries: number;

  @ApiProperty({ type: 'integer' })
  dealers: number;

  @ApiProperty({ type: 'integer' })
  products: number;
}

export class SellThroughDto {
  @ApiProperty({ type: String, format: 'date' })
  from: string;

  @ApiProperty({ type: String, format: 'date' })
  to: string;

  @ApiProperty({ type: [SellThroughDayDto] })
  days: readonly SellThroughDayDto[];

  @ApiProperty({ type: [SellThroughProductDto], description: 'The 50 largest by amount.' })
  products: readonly SellThroughProductDto[];

  @ApiProperty({ type: [SellThroughDealerDto], description: 'The 50 largest by amount.' })
  dealers: readonly SellThroughDealerDto[];

  @ApiProperty({ type: [SellThroughBranchDto], description: 'All branches whose dealers sold something, the largest first.' })
  branches: readonly SellThroughBranchDto[];

  @ApiProperty({ type: SellThroughTotalsDto })
  totals: SellThroughTotalsDto;
}
