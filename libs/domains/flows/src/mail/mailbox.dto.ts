import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { FaultDto } from '../flows.fault.dto';
import { MAIL_SECURITIES, MAIL_STATES, type MailboxSettings, type MailState } from './mailbox';

const ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>]+$/;

export class MailboxSettingsDto {
  @ApiProperty({ example: 'imap.163.com' })
  @IsString()
  @Length(1, 253)
  host: string;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'absent: 993, or 143 with STARTTLS' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(65_535)
  port?: number | null;

  @ApiProperty({ enum: MAIL_SECURITIES })
  @IsIn(MAIL_SECURITIES)
  security: MailboxSettings['security'];

  @ApiProperty()
  @IsString()
  @Length(1, 200)
  user: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'absent: INBOX' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  folder?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'PEM of an authority or certificate to trust' })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  certificate?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'the name under which the receiving server judges senders (Authentication-Results)' })
  @IsOptional()
  @IsString()
  @MaxLength(253)
  judge?: string | null;
}

export class MailboxBodyDto {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name: string;

  @ApiProperty({ example: 'flow@company.example', description: 'where mail reaches it' })
  @Matches(ADDRESS)
  @MaxLength(254)
  address: string;

  @ApiProperty({ type: MailboxSettingsDto })
  @ValidateNested()
  @Type(() => MailboxSettingsDto)
  settings: MailboxSettingsDto;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'absent: the stored one stays. It never comes back.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  secret?: string | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'the person who is told, and for whom test mails go out' })
  @IsOptional()
  @IsInt()
  ownerId?: number | null;

  @ApiProperty({ type: String, format: 'date', description: 'older mails are left alone' })
  @IsISO8601()
  @Length(10, 10)
  since: string;

  @ApiPropertyOptional({ description: 'true: it is not read until this is false again' })
  @IsOptional()
  @IsBoolean()
  paused?: boolean;
}

export class CreateMailboxDto extends MailboxBodyDto {
  @ApiProperty()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/)
  code: string;
}

export class MailboxTestBodyDto {
  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'a stored secret is that of this mailbox' })
  @IsOptional()
  @IsInt()
  mailboxId?: number | null;

  @ApiProperty({ type: MailboxSettingsDto })
  @ValidateNested()
  @Type(() => MailboxSettingsDto)
  settings: MailboxSettingsDto;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  secret?: string | null;
}

export class MailboxTestDto {
  @ApiProperty({ type: FaultDto, nullable: true, description: 'null: the box opens' })
  reason: FaultDto | null;
}

export class MailboxDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  address: string;

  @ApiProperty({ type: MailboxSettingsDto })
  settings: MailboxSettingsDto;

  @ApiProperty({ type: 'integer', nullable: true })
  ownerId: number | null;

  @ApiProperty({ type: String, nullable: true })
  ownerName: string | null;

  @ApiProperty({ enum: ['active', 'paused'] })
  status: 'active' | 'paused';

  @ApiProperty({ type: String, format: 'date' })
  since: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastOkAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  failingSince: Date | null;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;

  @ApiProperty({ description: 'a test mail went out and did not come back in time' })
  silent: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'the last test mail that came back' })
  canarySeenAt: Date | null;

  @ApiProperty({ type: 'integer', description: 'feeds whose senders write to it' })
  feeds: number;

  @ApiProperty({ type: 'integer', description: 'mails that wait for a person' })
  unassigned: number;
}

export class MailQuery extends PageQuery {
  @ApiPropertyOptional({ enum: MAIL_STATES })
  @IsOptional()
  @IsIn(MAIL_STATES)
  state?: MailState;
}

export class MailDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer' })
  mailboxId: number;

  @ApiProperty()
  mailboxName: string;

  @ApiProperty()
  sender: string;

  @ApiProperty()
  subject: string;

  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ type: 'integer', description: 'bytes' })
  size: number;

  @ApiProperty({ type: [String] })
  attachments: readonly string[];

  @ApiProperty({ type: String, nullable: true, description: 'pass, fail, none … as the receiving server says' })
  spf: string | null;

  @ApiProperty({ type: String, nullable: true })
  dkim: string | null;

  @ApiProperty({ type: String, nullable: true })
  dmarc: string | null;

  @ApiProperty({ enum: MAIL_STATES })
  state: MailState;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;

  @ApiProperty({ type: 'integer', nullable: true })
  feedId: number | null;

  @ApiProperty({ type: String, nullable: true })
  feedName: string | null;
}

export class AssignMailDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  feedId: number;

  @ApiProperty({ description: 'true: from now on the sender writes for that feed' })
  @Flag()
  remember: boolean;
}
