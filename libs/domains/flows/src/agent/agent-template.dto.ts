import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BATCH_FIELDS, type BatchField, type DatabaseKind, DATABASES, MOST_REREAD_DAYS, READ_MODES, type ReadMode } from '@tributary/agent-wire';
import { Flag, PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { FLOW_KINDS, type FlowKind } from '../map/layout-mapping';

const LONGEST_SQL = 20_000;

export class AgentTemplateQuery extends PageQuery {
  @ApiPropertyOptional({ enum: FLOW_KINDS })
  @IsOptional()
  @IsIn(FLOW_KINDS)
  kind?: FlowKind;

  @ApiPropertyOptional()
  @IsOptional()
  @Flag()
  published?: boolean;
}

export class TemplateColumnDto {
  @ApiProperty({ enum: BATCH_FIELDS })
  @IsIn(BATCH_FIELDS)
  field: BatchField;

  @ApiProperty({ description: 'of the result of the SELECT' })
  @IsString()
  @Length(1, 128)
  column: string;
}

export class AgentTemplateBodyDto {
  @ApiProperty({ example: '用友 U8 销售出库' })
  @IsString()
  @Length(1, 200)
  name: string;

  @ApiProperty({ enum: FLOW_KINDS })
  @IsIn(FLOW_KINDS)
  kind: FlowKind;

  @ApiProperty({ enum: DATABASES, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(DATABASES.length)
  @IsIn(DATABASES, { each: true })
  databases: DatabaseKind[];

  @ApiProperty({ enum: READ_MODES, description: 'days: what happened on each day; today: how things stand now' })
  @IsIn(READ_MODES)
  mode: ReadMode;

  @ApiProperty({ description: 'one single SELECT of the rows from the day :from on and before the day :to' })
  @IsString()
  @Length(1, LONGEST_SQL)
  select: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'one single SELECT of (day, mark) of what was changed after :watermark' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_SQL)
  changes?: string | null;

  @ApiProperty({ type: [TemplateColumnDto] })
  @IsArray()
  @ArrayMaxSize(BATCH_FIELDS.length)
  @ValidateNested({ each: true })
  @Type(() => TemplateColumnDto)
  columns: TemplateColumnDto[];

  @ApiProperty({ type: 'integer', minimum: 0, maximum: MOST_REREAD_DAYS, description: 'so many days before today are read again each time' })
  @IsInt()
  @Min(0)
  @Max(MOST_REREAD_DAYS)
  rereadDays: number;
}

export class CreateAgentTemplateDto extends AgentTemplateBodyDto {
  @ApiProperty({ example: 'u8-sale' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)
  code: string;

  @ApiProperty({ enum: ['first', 'next'], description: 'of a new code, or the next one of a code that there is' })
  @IsIn(['first', 'next'])
  version: 'first' | 'next';
}

export class AgentTemplateDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ enum: DATABASES, isArray: true })
  databases: DatabaseKind[];

  @ApiProperty({ enum: READ_MODES })
  mode: ReadMode;

  @ApiProperty()
  select: string;

  @ApiProperty({ type: String, nullable: true })
  changes: string | null;

  @ApiProperty({ type: [TemplateColumnDto] })
  columns: TemplateColumnDto[];

  @ApiProperty({ type: 'integer' })
  rereadDays: number;

  @ApiProperty({ type: String, format: 'date-time' })
  changedAt: Date;

  @ApiProperty()
  changedBy: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: a draft, which no agent gets' })
  publishedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  publishedBy: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'of the key that signed it' })
  keyId: string | null;

  @ApiProperty({ type: 'integer', description: 'agents that read by it' })
  agents: number;
}
