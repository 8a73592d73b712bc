import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches } from 'class-validator';
import { FLOW_KINDS, type FlowKind } from '../map/layout-mapping';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class FlowEntryQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  dealerId?: number;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  skuId?: number;

  @ApiPropertyOptional({ format: 'date', description: 'default: 30 days before `to`' })
  @IsOptional()
  @Matches(DAY)
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'default: today' })
  @IsOptional()
  @Matches(DAY)
  to?: string;

  @ApiPropertyOptional({ enum: FLOW_KINDS })
  @IsOptional()
  @IsIn(FLOW_KINDS)
  kind?: FlowKind;
}

export class FlowEntryDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ format: 'date' })
  date: string;

  @ApiProperty({ type: 'integer' })
  dealerId: number;

  @ApiProperty()
  dealerCode: string;

  @ApiProperty()
  dealerName: string;

  @ApiProperty({ type: 'integer' })
  skuId: number;

  @ApiProperty()
  skuCode: string;

  @ApiProperty()
  skuName: string;

  @ApiProperty({ type: String, nullable: true })
  skuNameEn: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  terminalId: number | null;

  @ApiProperty({ type: String, nullable: true })
  terminalName: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'as the dealer wrote it' })
  customerText: string | null;

  @ApiProperty({ description: 'in the base unit; returns are negative', examples: ['12', '3.125'] })
  quantity: string;

  @ApiProperty({ description: 'base unit' })
  unit: string;

  @ApiProperty({ type: String, nullable: true, description: 'CNY with two decimals', examples: ['1280.00'] })
  amount: string | null;

  @ApiProperty({ type: String, nullable: true })
  documentNumber: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'of the goods (批号), as the dealer wrote it' })
  batchNumber: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'last day on which the goods may be used' })
  expiryDate: string | null;

  @ApiProperty({ type: 'integer' })
  rawFileId: number;
}
