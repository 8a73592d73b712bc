import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length } from 'class-validator';
import { FaultDto } from '../flows.fault.dto';
import { type Coverage, COVERAGES } from '../check/coverage';
import { FLOW_KINDS, type FlowKind } from '../map/layout-mapping';
import { type Road, ROADS } from './feed';
import { FeedSettingsDto } from './feed-body.dto';

/** A feed as its keepers change it; the secret is no part of it. */
export class FeedSetupDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer' })
  dealerId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: ROADS })
  source: Road;

  @ApiProperty({ type: FeedSettingsDto })
  settings: FeedSettingsDto;

  @ApiProperty()
  hasSecret: boolean;

  @ApiProperty({ type: 'integer' })
  layoutId: number;

  @ApiProperty({ enum: COVERAGES, description: 'of which days a file tells whole' })
  coverage: Coverage;

  @ApiProperty({ description: 'cron expression, Asia/Shanghai' })
  schedule: string;

  @ApiProperty({ type: 'integer', nullable: true })
  ownerId: number | null;

  @ApiProperty({ enum: ['active', 'paused'] })
  status: 'active' | 'paused';

  @ApiProperty()
  statusReason: string;
}

export class FeedChangeDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty()
  actorName: string;

  @ApiProperty({ enum: ['create', 'change', 'pause', 'resume', 'replay', 'layout'] })
  action: 'create' | 'change' | 'pause' | 'resume' | 'replay' | 'layout';

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'field: [before, after]' })
  detail: Readonly<Record<string, unknown>>;
}

export class FeedChangeQuery extends PageQuery {}

export class FeedChoicesQuery {
  @ApiProperty({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  dealerId: number;
}

export class LayoutChoiceDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;
}

export class FeedOwnerDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  name: string;
}

/** What a feed of one dealer may be given. */
export class FeedChoicesDto {
  @ApiProperty({ type: [LayoutChoiceDto] })
  layouts: readonly LayoutChoiceDto[];

  @ApiProperty({ type: [FeedOwnerDto] })
  owners: readonly FeedOwnerDto[];
}

export class ScheduleQuery {
  @ApiProperty({ example: '0 6 * * 1-5' })
  @IsString()
  @Length(1, 100)
  schedule: string;
}

export class SchedulePreviewDto {
  @ApiProperty({ example: 'Asia/Shanghai' })
  timeZone: string;

  @ApiProperty({ type: [String], format: 'date-time', description: 'the next times' })
  next: readonly Date[];
}

export class ListedFileDto {
  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer', description: 'bytes' })
  size: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  modifiedAt: Date | null;
}

/** What a feed would find there now. */
export class FeedTestDto {
  @ApiProperty({ type: FaultDto, nullable: true, description: 'null: the connection works' })
  reason: FaultDto | null;

  @ApiProperty({ type: String, nullable: true, description: 'of a certificate or host key that nobody confirmed yet' })
  fingerprint: string | null;

  @ApiProperty({ type: 'integer', description: 'files that fit' })
  count: number;

  @ApiProperty({ type: [ListedFileDto], description: 'the oldest of them' })
  files: readonly ListedFileDto[];
}
