import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { type Classification, CLASSIFICATIONS, OUTCOME_STATES, type OutcomeState } from '../archive/raw-file';
import { FEED_HEALTH, type FeedHealth } from '../feed/feed-health';
import { FaultDto } from '../flows.fault.dto';
import { FLOW_KINDS, type FlowKind } from '../map/layout-mapping';
import { OWN_DAY_STATES, type OwnDayState, WAITS_FOR, type WaitsFor } from './own-flow';

export class OwnDayQuery {
  @ApiProperty({ enum: FLOW_KINDS })
  @IsIn(FLOW_KINDS)
  kind: FlowKind;

  @ApiProperty({ format: 'date' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  date: string;
}

export class OwnFeedDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'the road: ftp, sftp, mail, web, agent, upload, api' })
  source: string;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ description: 'cron expression, Asia/Shanghai; empty where nothing is fetched' })
  schedule: string;

  @ApiProperty({ enum: FEED_HEALTH })
  health: FeedHealth;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastArrivalAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastCheckedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'when we look there next' })
  nextDueAt: Date | null;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;
}

export class OwnDayDto {
  @ApiProperty({ format: 'date' })
  date: string;

  @ApiProperty({
    enum: OWN_DAY_STATES,
    description: 'posted: its record counts; waiting: a file is here and does not count yet; refused: a file came and cannot count; none: nothing came; before: the dealer had not begun to send; open: the day is not over',
  })
  state: OwnDayState;

  @ApiProperty({ type: 'integer', description: 'rows that count' })
  entries: number;

  @ApiProperty({ type: 'integer', description: 'rows that do not count' })
  excluded: number;

  @ApiProperty({ description: 'sum in base units' })
  quantity: string;

  @ApiProperty({ type: 'integer', description: 'how often another file told it otherwise' })
  corrections: number;

  @ApiProperty({ type: FaultDto, nullable: true, description: 'why its file does not count' })
  reason: FaultDto | null;
}

export class OwnKindDto {
  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ type: [OwnDayDto] })
  days: OwnDayDto[];
}

export class OwnOpenFileDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  name: string;

  @ApiProperty()
  feedName: string;

  @ApiProperty()
  source: string;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ enum: OUTCOME_STATES })
  state: OutcomeState;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;

  @ApiProperty({ enum: WAITS_FOR, description: 'who must do something: the dealer, head office, or nobody, because it is in its turn' })
  waitsFor: WaitsFor;

  @ApiProperty({ description: 'the dealer brought it: `/flow-uploads/{id}`' })
  isUpload: boolean;
}

export class OwnRowsDto {
  @ApiProperty({ type: FaultDto })
  fault: FaultDto;

  @ApiProperty({ type: 'integer' })
  rows: number;
}

export class OwnExcludedDto extends OwnRowsDto {
  @ApiProperty({ enum: FLOW_KINDS, nullable: true })
  kind: FlowKind | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'the last day with such a row' })
  lastDay: string | null;

  @ApiProperty({ enum: WAITS_FOR })
  waitsFor: WaitsFor;
}

export class OwnFlowDto {
  @ApiProperty({ format: 'date' })
  from: string;

  @ApiProperty({ format: 'date', description: 'today' })
  to: string;

  @ApiProperty({ type: [OwnFeedDto] })
  feeds: OwnFeedDto[];

  @ApiProperty({ type: [OwnKindDto], description: 'every day from `from` to `to`, for each kind that the dealer sends' })
  calendar: OwnKindDto[];

  @ApiProperty({ type: [OwnOpenFileDto], description: 'files that do not count, the newest first' })
  waiting: OwnOpenFileDto[];

  @ApiProperty({ type: [OwnExcludedDto], description: 'why rows of these days do not count' })
  excluded: OwnExcludedDto[];
}

export class OwnReadingDto {
  @ApiProperty({ type: 'integer' })
  fileId: number;

  @ApiProperty()
  fileName: string;

  @ApiProperty()
  feedName: string;

  @ApiProperty()
  source: string;

  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ type: 'integer', description: 'rows of the day that counted' })
  entries: number;

  @ApiProperty({ description: 'sum in base units' })
  quantity: string;

  @ApiProperty({ description: 'it counts; the others were corrected' })
  isInForce: boolean;
}

export class OwnDayReadingDto {
  @ApiProperty({ type: [OwnReadingDto], description: 'the file that counts, then those before it; none where nothing came' })
  readings: OwnReadingDto[];

  @ApiProperty({ type: [OwnRowsDto], description: 'why rows of the file that counts do not' })
  reasons: OwnRowsDto[];
}

export class OwnCorrectionDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ format: 'date' })
  date: string;

  @ApiProperty({ type: 'integer' })
  entriesBefore: number;

  @ApiProperty({ description: 'sum in base units' })
  quantityBefore: string;

  @ApiProperty({ type: 'integer' })
  entriesAfter: number;

  @ApiProperty()
  quantityAfter: string;

  @ApiProperty({ type: 'integer' })
  fileId: number;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'when the file came' })
  at: Date;
}

export class OwnFileDayDto {
  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ format: 'date' })
  date: string;

  @ApiProperty({ type: 'integer' })
  entries: number;

  @ApiProperty({ description: 'sum in base units' })
  quantity: string;
}

export class OwnFileDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  name: string;

  @ApiProperty()
  feedName: string;

  @ApiProperty()
  source: string;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ type: 'integer', description: 'bytes' })
  size: number;

  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ enum: OUTCOME_STATES, description: 'archived: in its turn; posted, identical: read; rejected: it cannot count; layout, held: it waits for a person; discarded: somebody said no' })
  state: OutcomeState;

  @ApiProperty({ enum: CLASSIFICATIONS, nullable: true })
  classification: Classification | null;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;

  @ApiProperty({ type: 'integer', description: 'rows that were read' })
  rows: number;

  @ApiProperty({ type: 'integer', description: 'rows that count' })
  counted: number;

  @ApiProperty({ type: 'integer', description: 'rows that do not count' })
  excluded: number;

  @ApiProperty()
  isUpload: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  from: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  to: string | null;

  @ApiProperty({ type: [OwnRowsDto], description: 'why rows do not count' })
  reasons: OwnRowsDto[];

  @ApiProperty({ type: [OwnFileDayDto], description: 'the newest days that it counts for' })
  days: OwnFileDayDto[];
}
