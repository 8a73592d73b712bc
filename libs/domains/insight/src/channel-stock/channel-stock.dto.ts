import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches } from 'class-validator';

const quantity = { type: String, example: '12', description: 'Exact decimal, in `unit`.' } as const;
const otherName = { type: String, nullable: true } as const;
const count = { type: 'integer' } as const;

export class ChannelStockQuery {
  @ApiPropertyOptional({ type: String, format: 'date', description: 'Stock as of the end of this day; default: today.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day?: string;

  @ApiPropertyOptional(count)
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  branchId?: number;

  @ApiPropertyOptional(count)
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  productLineId?: number;

  @ApiPropertyOptional(count)
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  dealerId?: number;
}

export class ChannelStockProductDto {
  @ApiProperty(count)
  skuId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty(otherName)
  nameEn: string | null;

  @ApiProperty(quantity)
  quantity: string;

  @ApiProperty({ description: 'The base unit of the SKU.' })
  unit: string;

  @ApiProperty({ ...count, description: 'Dealers whose last record names it.' })
  dealers: number;

  @ApiProperty({ ...quantity, description: 'Sold by those dealers in the 30 days up to the day, in `unit`.' })
  sold: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Days that the stock lasts at that pace; null where nothing is sold.' })
  cover: number | null;

  @ApiProperty({ type: String, format: 'date', description: 'Day of the oldest record among them.' })
  oldest: string;
}

export class ChannelStockDealerDto {
  @ApiProperty(count)
  dealerId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty(otherName)
  nameEn: string | null;

  @ApiProperty(count)
  branchId: number;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Day of its last stock record; null: there is none, which says nothing about its stock.' })
  recordedOn: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Age of that record in days.' })
  age: number | null;

  @ApiProperty(count)
  products: number;

  @ApiProperty({ ...count, description: 'Products that last for less than a week.' })
  short: number;
}

export class ChannelStockBranchDto {
  @ApiProperty(count)
  branchId: number;

  @ApiProperty()
  name: string;

  @ApiProperty(otherName)
  nameEn: string | null;

  @ApiProperty(count)
  dealers: number;

  @ApiProperty(count)
  withoutRecord: number;

  @ApiProperty({ ...count, description: 'Products of all its dealers together, each counted once per dealer.' })
  products: number;

  @ApiProperty(count)
  short: number;
}

export class ChannelStockTotalsDto {
  @ApiProperty(count)
  products: number;

  @ApiProperty(count)
  dealers: number;

  @ApiProperty(count)
  withoutRecord: number;
}

export class ChannelStockDto {
  @ApiProperty({ type: String, format: 'date' })
  day: string;

  @ApiProperty({ type: [ChannelStockProductDto], description: 'The 200 that sell most.' })
  products: readonly ChannelStockProductDto[];

  @ApiProperty({ type: [ChannelStockDealerDto], description: 'The 200 that run short of most, then those with the oldest records.' })
  dealers: readonly ChannelStockDealerDto[];

  @ApiProperty({ type: [ChannelStockBranchDto] })
  branches: readonly ChannelStockBranchDto[];

  @ApiProperty({ type: ChannelStockTotalsDto })
  totals: ChannelStockTotalsDto;
}
