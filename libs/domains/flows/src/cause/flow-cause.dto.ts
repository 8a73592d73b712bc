import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';
import { CAUSE_ACTIONS, type CauseAction } from './flow-cause';

export class FlowCauseQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'code of a reason' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  code?: string;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  dealerId?: number;
}

export class FlowCauseDto {
  @ApiProperty()
  cause: string;

  @ApiProperty({ example: 'flows.unit-unknown' })
  code: string;

  @ApiProperty({ description: 'what is wrong, with the particulars of one of the rows, in the language of the request' })
  message: string;

  @ApiProperty({ type: 'integer' })
  rows: number;

  @ApiProperty({ type: 'integer' })
  files: number;

  @ApiProperty({ type: 'integer' })
  dealers: number;

  @ApiProperty({ type: String, nullable: true, description: 'null where it is several' })
  dealerName: string | null;

  @ApiProperty({ type: 'integer', description: 'one of the feeds' })
  feedId: number;

  @ApiProperty()
  feedName: string;

  @ApiProperty({ description: 'CNY with two decimals, as far as the rows say', examples: ['1280.00'] })
  amount: string;

  @ApiProperty({ type: String, format: 'date-time' })
  since: Date;
}

export class CauseFileDto {
  @ApiProperty({ type: 'integer' })
  rawFileId: number;

  @ApiProperty()
  fileName: string;

  @ApiProperty()
  dealerName: string;

  @ApiProperty({ type: 'integer' })
  batchId: number;

  @ApiProperty({ type: 'integer' })
  rows: number;
}

export class CauseSampleDto {
  @ApiProperty({ type: 'integer' })
  rawFileId: number;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ type: 'integer' })
  sheet: number;

  @ApiProperty({ type: 'integer' })
  rowNumber: number;

  @ApiProperty({ type: [String], description: 'from left to right, as they stand in the file' })
  texts: string[];
}

export class CauseDecisionDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  cause: string;

  @ApiProperty({ description: 'in the language of the request' })
  message: string;

  @ApiProperty({ enum: ['ignore', 'unit'] })
  action: 'ignore' | 'unit';

  @ApiProperty()
  reason: string;

  @ApiProperty({ type: String, nullable: true })
  unit: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'base units of the SKU' })
  baseQuantity: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  decidedAt: Date;

  @ApiProperty()
  decidedBy: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  undoneAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  undoneBy: string | null;
}

export class FlowCauseDetailDto extends FlowCauseDto {
  @ApiProperty({ enum: CAUSE_ACTIONS, isArray: true, description: 'what can be decided about all of its rows' })
  actions: CauseAction[];

  @ApiProperty({ type: [String], description: 'units that the word may mean' })
  units: string[];

  @ApiProperty({ type: String, nullable: true, description: 'of the SKU that it is about' })
  baseUnit: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'the one of `units` that the price of the rows speaks for' })
  likely: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'one of the names that its rows hang on' })
  nameId: number | null;

  @ApiProperty({ type: [CauseFileDto], description: 'the 50 with most rows' })
  where: CauseFileDto[];

  @ApiProperty({ type: [CauseSampleDto] })
  samples: CauseSampleDto[];
}

export class DecideCauseDto {
  @ApiProperty({ enum: CAUSE_ACTIONS })
  @IsIn(CAUSE_ACTIONS)
  action: CauseAction;

  @ApiPropertyOptional({ type: 'integer', description: 'for `name`: the SKU that is meant' })
  @IsOptional()
  @IsInt()
  @Min(1)
  targetId?: number;

  @ApiPropertyOptional({ description: 'for `unit`: one of `units`' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  unit?: string;

  @ApiPropertyOptional({ description: 'for `unit`: or so many base units of the SKU', examples: ['24'] })
  @IsOptional()
  @Matches(/^\d{1,7}(\.\d{1,6})?$/)
  baseQuantity?: string;

  @ApiPropertyOptional({ description: 'for `ignore`: why the rows are left' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}
