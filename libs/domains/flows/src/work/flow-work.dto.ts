import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import { FLOW_WORK_KINDS, FLOW_WORK_STATES, type FlowWorkKind, type FlowWorkState } from './flow-work';

export class FlowWorkQuery extends PageQuery {
  @ApiPropertyOptional({ type: Boolean, description: 'only what goes on' })
  @IsOptional()
  @Flag()
  running?: boolean;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  batchId?: number;
}

export class FlowWorkDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ enum: FLOW_WORK_KINDS })
  kind: FlowWorkKind;

  @ApiProperty({ description: 'the feed, the file or the name that it is about' })
  title: string;

  @ApiProperty({ type: 'integer', nullable: true })
  dealerId: number | null;

  @ApiProperty({ type: String, nullable: true })
  dealerName: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  batchId: number | null;

  @ApiProperty({ enum: FLOW_WORK_STATES, description: '`lost`: it says nothing any more; the next worker takes it up' })
  state: FlowWorkState;

  @ApiProperty({ type: 'integer', description: 'files done' })
  done: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'files to do' })
  total: number | null;

  @ApiProperty({ type: 'integer', description: 'rows of the files that are done' })
  rows: number;

  @ApiProperty({ type: 'integer', nullable: true, minimum: 0, maximum: 100 })
  percent: number | null;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  cancelAskedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  cancelAskedBy: string | null;
}
