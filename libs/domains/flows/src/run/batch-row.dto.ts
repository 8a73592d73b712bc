import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { CellDto } from '../entry/cell.dto';
import { FaultDto } from '../flows.fault.dto';
import { FLOW_KINDS, type FlowKind } from '../map/layout-mapping';

export const BATCH_ROW_STATES = ['posted', 'fault'] as const;
export type BatchRowState = (typeof BATCH_ROW_STATES)[number];

export class BatchRowQuery extends PageQuery {
  @ApiPropertyOptional({ enum: BATCH_ROW_STATES })
  @IsOptional()
  @IsIn(BATCH_ROW_STATES)
  state?: BatchRowState;

  @ApiPropertyOptional({ description: 'code of a reason' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  reason?: string;
}

export class BatchRowDto {
  @ApiProperty({ type: 'integer' })
  rawFileId: number;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ description: 'name, or number where the format has none' })
  sheet: string;

  @ApiProperty({ type: 'integer' })
  rowNumber: number;

  @ApiProperty({ enum: BATCH_ROW_STATES })
  state: BatchRowState;

  @ApiProperty({ type: FaultDto, nullable: true, description: 'why it does not count' })
  reason: FaultDto | null;

  @ApiProperty({ type: String, enum: FLOW_KINDS, nullable: true })
  kind: FlowKind | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  date: string | null;

  @ApiProperty({ type: String, nullable: true })
  productText: string | null;

  @ApiProperty({ type: String, nullable: true })
  terminalText: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'the unmatched name that holds it up' })
  nameId: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'as the file says it', examples: ['12', '3.125'] })
  quantity: string | null;

  @ApiProperty({ type: String, nullable: true })
  unit: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'CNY with two decimals', examples: ['1280.00'] })
  amount: string | null;

  @ApiProperty({ type: String, nullable: true })
  skuCode: string | null;

  @ApiProperty({ type: String, nullable: true })
  terminalName: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  flowEntryId: number | null;

  @ApiProperty({ type: [CellDto] })
  cells: CellDto[];
}
