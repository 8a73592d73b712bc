import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { type Coverage, COVERAGES } from '../check/coverage';
import { FLOW_KINDS, type FlowKind } from '../map/layout-mapping';
import { AFTERWARDS, type Afterwards, FTP_SECURITIES, type FtpSecurity, type Road, ROADS } from './feed';

/** Roads that lead to a server one can go to. */
const SERVER_ROADS = ['ftp', 'sftp'] as const;
const ENCODINGS = ['utf-8', 'gbk'] as const;

/** Where a feed's files lie; which fields count depends on the road. */
export class FeedSettingsDto {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'ftp, sftp: name or address' })
  @IsOptional()
  @IsString()
  @MaxLength(253)
  host?: string | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 1, maximum: 65_535, description: 'absent: the usual one' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(65_535)
  port?: number | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  user?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '/sales' })
  @IsOptional()
  @Matches(/^[^\r\n\0]{0,500}$/)
  folder?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '*.xls*', description: 'file names to take; absent: all' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  pattern?: string | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'how long a file must not have changed' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(300)
  settleSeconds?: number | null;

  @ApiPropertyOptional({ enum: AFTERWARDS, nullable: true, description: 'what becomes of a file on the far side once the archive has it; absent: it stays' })
  @IsOptional()
  @IsIn(AFTERWARDS)
  afterwards?: Afterwards | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'the folder there, with `move`' })
  @IsOptional()
  @Matches(/^[^\r\n\0]{0,500}$/)
  movedTo?: string | null;

  @ApiPropertyOptional({ enum: FTP_SECURITIES, nullable: true, description: 'ftp: TLS by AUTH, from the first byte, or none' })
  @IsOptional()
  @IsIn(FTP_SECURITIES)
  security?: FtpSecurity | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'ftp: PEM of an authority or certificate to trust' })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  certificate?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'ftp: SHA-256 of the certificate that a person confirmed' })
  @IsOptional()
  @Matches(/^[0-9A-Fa-f:]{64,95}$/)
  fingerprint?: string | null;

  @ApiPropertyOptional({ enum: ENCODINGS, nullable: true, description: 'ftp: how the server writes names of folders' })
  @IsOptional()
  @IsIn(ENCODINGS)
  encoding?: (typeof ENCODINGS)[number] | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU', description: 'sftp: the key that a person confirmed' })
  @IsOptional()
  @Matches(/^SHA256:[A-Za-z0-9+/]{43}$/)
  hostKey?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'web: where a visit starts', example: 'https://portal.dealer.example/login.aspx' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  url?: string | null;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, nullable: true, description: 'web: how the site is read (docs/web-recipes.md)' })
  @IsOptional()
  @IsObject()
  recipe?: object | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'mail' })
  @IsOptional()
  @IsInt()
  mailboxId?: number | null;

  @ApiPropertyOptional({ type: [String], nullable: true, example: ['sales@dealer.example', '@dealer.example'], description: 'mail: who may send' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Matches(/^[^\s@,;]*@[^\s@,;]+\.[^\s@,;]+$/, { each: true })
  senders?: readonly string[] | null;
}

export class FeedBodyDto {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name: string;

  @ApiProperty({ enum: ROADS })
  @IsIn(ROADS)
  source: Road;

  @ApiProperty({ type: FeedSettingsDto })
  @ValidateNested()
  @Type(() => FeedSettingsDto)
  settings: FeedSettingsDto;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'password or private key; absent: the stored one stays. It never comes back.' })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  secret?: string | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'absent: a new one for this kind, whose columns are found by their words' })
  @IsOptional()
  @IsInt()
  layoutId?: number | null;

  @ApiPropertyOptional({ enum: FLOW_KINDS, description: 'what the files record, where no layout is chosen' })
  @IsOptional()
  @IsIn(FLOW_KINDS)
  kind?: FlowKind;

  @ApiPropertyOptional({
    enum: COVERAGES,
    description: 'of which days a file tells whole, so that what it leaves out is gone: days, those that it has rows of; month, the month to date; snapshot, all from its first to its last. Absent: as it was, at first `days`',
  })
  @IsOptional()
  @IsIn(COVERAGES)
  coverage?: Coverage;

  @ApiProperty({ example: '0 6 * * 1-5', description: 'cron expression, Asia/Shanghai' })
  @IsString()
  @Length(9, 100)
  schedule: string;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'the person who is told' })
  @IsOptional()
  @IsInt()
  ownerId?: number | null;
}

export class CreateFeedDto extends FeedBodyDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  dealerId: number;

  @ApiProperty({ example: 'F-D1001' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/)
  code: string;
}

export class PauseFeedDto {
  @ApiProperty()
  @IsString()
  @Length(1, 500)
  reason: string;
}

export class FeedTestBodyDto {
  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'a stored secret is that of this feed' })
  @IsOptional()
  @IsInt()
  feedId?: number | null;

  @ApiProperty({ enum: SERVER_ROADS })
  @IsIn(SERVER_ROADS)
  source: (typeof SERVER_ROADS)[number];

  @ApiProperty({ type: FeedSettingsDto })
  @ValidateNested()
  @Type(() => FeedSettingsDto)
  settings: FeedSettingsDto;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  secret?: string | null;
}
