import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import { FaultDto } from '../flows.fault.dto';
import { FLOW_KINDS, type FlowKind } from '../map/layout-mapping';
import { AGENT_HEALTH, AGENT_STATUSES, type AgentHealth, type AgentStatus } from './agent';
import { AGENT_ACTIONS, type AgentAction } from './agent-event.repository';

export class AgentQuery extends PageQuery {
  @ApiPropertyOptional({ enum: AGENT_HEALTH })
  @IsOptional()
  @IsIn(AGENT_HEALTH)
  health?: AgentHealth;
}

export class AgentBodyDto {
  @ApiProperty({ description: 'what people call it' })
  @IsString()
  @Length(1, 200)
  name: string;

  @ApiProperty({ type: String, format: 'date', description: 'the first day that it reads' })
  @IsISO8601()
  @Length(10, 10)
  since: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'the person who is told' })
  @IsOptional()
  @IsInt()
  ownerId: number | null = null;

  @ApiProperty({ type: [String], description: 'codes of published templates, at most one for each kind of record' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @IsString({ each: true })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, { each: true })
  templates: string[];
}

export class CreateAgentDto extends AgentBodyDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  dealerId: number;
}

export class RevokeAgentDto {
  @ApiProperty()
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class AgentDatabaseDto {
  @ApiProperty()
  kind: string;

  @ApiProperty()
  reachable: boolean;

  @ApiProperty({ description: 'the account could write; a read-only one is better' })
  writable: boolean;
}

export class AgentReadingDto {
  @ApiProperty({ type: 'integer' })
  feedId: number;

  @ApiProperty({ type: String, format: 'date', description: 'the last day that was read' })
  through: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readAt: string;

  @ApiProperty({ type: 'integer', description: 'version of the template' })
  version: number;
}

export class AgentDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer' })
  dealerId: number;

  @ApiProperty()
  dealerCode: string;

  @ApiProperty()
  dealerName: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, format: 'date' })
  since: string;

  @ApiProperty({ type: 'integer', nullable: true })
  ownerId: number | null;

  @ApiProperty({ type: String, nullable: true })
  ownerName: string | null;

  @ApiProperty({ enum: AGENT_STATUSES, description: 'waiting: nobody has used its code yet' })
  status: AgentStatus;

  @ApiProperty({ enum: AGENT_HEALTH, description: 'silent: it has said nothing for half an hour' })
  health: AgentHealth;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'until then its code can be used; null: there is none' })
  codeExpiresAt: Date | null;

  @ApiProperty({ type: 'integer', description: 'how often it was enrolled' })
  generation: number;

  @ApiProperty({ type: String, nullable: true, description: 'of the machine, as it calls itself' })
  host: string | null;

  @ApiProperty({ type: String, nullable: true })
  version: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  enrolledAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  seenAt: Date | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'its clock less ours' })
  skewSeconds: number | null;

  @ApiProperty({ type: 'integer', description: 'the last batch that is here' })
  lastSeq: number;

  @ApiProperty({ type: 'integer', description: 'the last batch that it made' })
  sealedSeq: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastBatchAt: Date | null;

  @ApiProperty({ type: AgentDatabaseDto, nullable: true })
  database: AgentDatabaseDto | null;

  @ApiProperty({ type: FaultDto, nullable: true, description: 'what it says is the matter' })
  trouble: FaultDto | null;

  @ApiProperty({ type: FaultDto, nullable: true, description: 'what was noticed about it; it goes when it is enrolled anew' })
  alarm: FaultDto | null;
}

export class AgentFeedDto {
  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ type: 'integer' })
  feedId: number;

  @ApiProperty()
  feedCode: string;

  @ApiProperty()
  templateCode: string;

  @ApiProperty({ type: String, nullable: true })
  templateName: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  templateVersion: number | null;

  @ApiProperty({ type: AgentReadingDto, nullable: true })
  reading: AgentReadingDto | null;
}

export class AgentDetailDto extends AgentDto {
  @ApiProperty({ type: [AgentFeedDto] })
  feeds: AgentFeedDto[];
}

export class CodedAgentDto {
  @ApiProperty({ type: AgentDto })
  agent: AgentDto;

  @ApiProperty({ description: 'for one enrolment; it never comes back' })
  code: string;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: Date;
}

export class AgentBatchDto {
  @ApiProperty({ type: 'integer', description: 'of its arrival' })
  id: number;

  @ApiProperty({ type: 'integer' })
  generation: number;

  @ApiProperty({ type: 'integer' })
  seq: number;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ type: String, format: 'date-time', description: 'by the agent’s clock' })
  takenAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ type: [String], description: 'the days that it tells of whole' })
  days: string[];

  @ApiProperty({ type: 'integer' })
  rows: number;

  @ApiProperty({ type: 'integer' })
  posted: number;

  @ApiProperty({ type: 'integer' })
  faults: number;

  @ApiProperty({ description: 'what became of it, as of every arrival' })
  state: string;

  @ApiProperty({ type: 'integer' })
  batchId: number;

  @ApiProperty({ example: 'demo-sale v2' })
  template: string;
}

export class AgentEventDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty()
  actorName: string;

  @ApiProperty({ enum: AGENT_ACTIONS })
  action: AgentAction;

  @ApiProperty({ type: 'object', additionalProperties: true })
  detail: Record<string, unknown>;
}
