import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { IsIn, IsOptional } from 'class-validator';
import { FaultDto } from '../flows.fault.dto';
import { type Coverage, COVERAGES } from '../check/coverage';
import { FEED_HEALTH, type FeedHealth } from './feed-health';

export class FeedQuery extends PageQuery {
  @ApiPropertyOptional({ enum: FEED_HEALTH })
  @IsOptional()
  @IsIn(FEED_HEALTH)
  health?: FeedHealth;
}

export class FeedDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer' })
  dealerId: number;

  @ApiProperty()
  dealerCode: string;

  @ApiProperty()
  dealerName: string;

  @ApiProperty({ description: 'the road: ftp, sftp …' })
  source: string;

  @ApiProperty({ enum: ['active', 'paused'] })
  status: 'active' | 'paused';

  @ApiProperty({ description: 'cron expression, Asia/Shanghai' })
  schedule: string;

  @ApiProperty({ enum: FEED_HEALTH, description: 'waiting: never brought anything yet; late: nothing by the time it was due' })
  health: FeedHealth;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastCheckedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastArrivalAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  nextDueAt: Date | null;

  @ApiProperty({ type: 'integer', description: 'names of this dealer that wait for a decision' })
  openNames: number;

  @ApiProperty({ type: FaultDto, nullable: true, description: 'of the last check, where it needs attention' })
  reason: FaultDto | null;

  @ApiProperty({ description: 'why it is paused' })
  statusReason: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'the last time its place could be reached' })
  lastOkAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  failingSince: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'the person who is told' })
  ownerName: string | null;
}

/** Secrets and accounts are no part of it. */
export class FeedDetailDto extends FeedDto {
  @ApiProperty({ type: String, nullable: true })
  host: string | null;

  @ApiProperty({ type: String, nullable: true })
  folder: string | null;

  @ApiProperty({ type: String, nullable: true })
  filePattern: string | null;

  @ApiProperty({ type: String, nullable: true })
  layoutName: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  layoutVersion: number | null;

  @ApiProperty({ enum: COVERAGES, description: 'of which days its files tell whole: those that they have rows of, the month to date, or all from their first to their last' })
  coverage: Coverage;

  @ApiProperty({ enum: COVERAGES, nullable: true, description: 'what its latest files seem to hold, where it declares less' })
  seems: Coverage | null;

  @ApiProperty({ description: 'false: what it brings comes by itself, by an agent, by the dealer’s own system or by people' })
  isFetched: boolean;

  @ApiProperty({ type: 'integer', description: 'arrivals that wait until a person says what their columns mean' })
  waitingLayouts: number;
}
