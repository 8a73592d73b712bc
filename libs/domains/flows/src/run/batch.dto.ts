import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import { type Classification, CLASSIFICATIONS, OUTCOME_STATES, type OutcomeState } from '../archive/raw-file';
import { FaultDto } from '../flows.fault.dto';
import { BATCH_STATES, BATCH_TRIGGERS, type BatchState, type BatchTrigger } from './batch';

export class BatchQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  feedId?: number;

  @ApiPropertyOptional({ enum: BATCH_STATES })
  @IsOptional()
  @IsIn(BATCH_STATES)
  state?: BatchState;
}

export class BatchDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer' })
  feedId: number;

  @ApiProperty()
  feedCode: string;

  @ApiProperty()
  feedName: string;

  @ApiProperty({ type: 'integer' })
  dealerId: number;

  @ApiProperty()
  dealerName: string;

  @ApiProperty({ enum: BATCH_TRIGGERS })
  trigger: BatchTrigger;

  @ApiProperty({ enum: BATCH_STATES })
  state: BatchState;

  @ApiProperty({ description: 'fetch, post, done' })
  stage: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: Date | null;

  @ApiProperty({ type: 'integer' })
  files: number;

  @ApiProperty({ type: 'integer' })
  rows: number;

  @ApiProperty({ type: 'integer' })
  posted: number;

  @ApiProperty({ type: 'integer', description: 'rows that do not count yet' })
  faults: number;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;
}

export class ArrivalMailDto {
  @ApiProperty()
  sender: string;

  @ApiProperty({ type: String, nullable: true, description: 'pass, fail, none … as the receiving server said' })
  spf: string | null;

  @ApiProperty({ type: String, nullable: true })
  dkim: string | null;

  @ApiProperty({ type: String, nullable: true })
  dmarc: string | null;
}

export class ArrivalDto {
  @ApiProperty({ type: 'integer' })
  rawFileId: number;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'the arrival that it came inside of' })
  insideId: number | null;

  @ApiProperty({ type: 'integer', description: 'bytes' })
  size: number;

  @ApiProperty()
  sha256: string;

  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ enum: CLASSIFICATIONS, nullable: true })
  classification: Classification | null;

  @ApiProperty({ enum: OUTCOME_STATES, description: 'layout: a person must say what its columns mean; opened: it held other files, which are arrivals of their own' })
  state: OutcomeState;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;

  @ApiProperty({ type: String, nullable: true, description: 'the dealer that a misaddressed arrival seems to be of, for those who see its flow' })
  alike: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'who said that it is of the dealer that it came for' })
  addressedBy: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'who said of which days it tells, of those that left days out' })
  coverageBy: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'who said that there was nothing on its days, of those without rows' })
  nothingBy: string | null;

  @ApiProperty({ type: 'integer' })
  rows: number;

  @ApiProperty({ type: 'integer' })
  posted: number;

  @ApiProperty({ type: 'integer' })
  faults: number;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  periodFrom: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  periodTo: string | null;

  @ApiProperty({ type: ArrivalMailDto, nullable: true, description: 'the mail that it came by' })
  mail: ArrivalMailDto | null;
}

export class BatchReasonDto {
  @ApiProperty()
  code: string;

  @ApiProperty({ description: 'of the first such row' })
  message: string;

  @ApiProperty({ type: 'integer' })
  rows: number;
}

export class BatchDetailDto extends BatchDto {
  @ApiProperty({ type: [ArrivalDto] })
  arrivals: ArrivalDto[];

  @ApiProperty({ type: [BatchReasonDto], description: 'its faults by reason, most rows first' })
  reasons: BatchReasonDto[];
}
