import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, Min, MinLength } from 'class-validator';
import { FaultDto } from '../flows.fault.dto';
import { FLOW_TASK_SORTS, FLOW_TASK_VIEWS, type FlowTaskSort, type FlowTaskView, VALUE_BASES, type ValueBasis } from './flow-task';
import { TASK_KIND_CODES } from './task-kinds';

export class FlowTaskQuery extends PageQuery {
  @ApiPropertyOptional({ enum: FLOW_TASK_VIEWS, default: 'open' })
  @IsOptional()
  @IsIn(FLOW_TASK_VIEWS)
  view?: FlowTaskView;

  @ApiPropertyOptional({ enum: FLOW_TASK_SORTS, default: 'value', description: 'the highest value, or the longest wait first' })
  @IsOptional()
  @IsIn(FLOW_TASK_SORTS)
  sort?: FlowTaskSort;

  @ApiPropertyOptional({ enum: TASK_KIND_CODES })
  @IsOptional()
  @IsIn(TASK_KIND_CODES)
  kind?: string;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  dealerId?: number;
}

export class FlowTaskDto {
  @ApiProperty({ enum: TASK_KIND_CODES })
  kind: string;

  @ApiProperty({ description: 'which of its kind' })
  subject: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null where it is nobody’s, or several dealers’' })
  dealerId: number | null;

  @ApiProperty({ type: String, nullable: true })
  dealerCode: string | null;

  @ApiProperty({ type: String, nullable: true })
  dealerName: string | null;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;

  @ApiProperty({ type: String, format: 'date-time' })
  since: Date;

  @ApiProperty({ type: 'integer', nullable: true, description: 'rows that do not count meanwhile' })
  rows: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'CNY with two decimals; what it rests on says `basis`', examples: ['1280.00'] })
  value: string | null;

  @ApiProperty({ enum: VALUE_BASES, description: 'the amounts of its rows; or what a row, or a day, of this dealer usually comes to; or nothing is known' })
  basis: ValueBasis;

  @ApiProperty({ type: 'integer', nullable: true })
  ownerId: number | null;

  @ApiProperty({ type: String, nullable: true })
  ownerName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null where the owner has it by itself' })
  claimedAt: Date | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  snoozedUntil: string | null;

  @ApiProperty({ type: String, nullable: true })
  snoozeReason: string | null;

  @ApiProperty({ type: String, nullable: true })
  snoozedBy: string | null;

  @ApiProperty({ description: 'the page of the portal where it is decided' })
  link: string;
}

export class FlowTaskCountDto {
  @ApiProperty({ enum: TASK_KIND_CODES })
  kind: string;

  @ApiProperty({ type: 'integer' })
  tasks: number;

  @ApiProperty({ description: 'CNY with two decimals', examples: ['1280.00'] })
  value: string;
}

export class FlowTaskNameDto {
  @ApiProperty({ enum: TASK_KIND_CODES })
  @IsIn(TASK_KIND_CODES)
  kind: string;

  @ApiProperty()
  @IsString()
  @MaxLength(64)
  subject: string;
}

export class ClaimFlowTaskDto extends FlowTaskNameDto {
  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'who had claimed it when the person looked; absent: nobody' })
  @IsOptional()
  @IsInt()
  @Min(1)
  from?: number | null;
}

export class SnoozeFlowTaskDto extends FlowTaskNameDto {
  @ApiProperty({ type: String, format: 'date', description: 'the day from which it waits again' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  until: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason: string;
}
