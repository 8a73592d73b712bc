import { ApiProperty } from '@nestjs/swagger';
import type { Locale } from '@tributary/kernel';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';

export const LOCALES = ['zh-CN', 'en-US'] as const satisfies readonly Locale[];

export class OrganisationDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ enum: ['head_office', 'dealer'] })
  kind: 'head_office' | 'dealer';

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: head office' })
  tier: 1 | 2 | null;
}

export class SessionUserDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  account: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: LOCALES })
  locale: Locale;

  @ApiProperty({ description: 'until it is false, every route but session, password and sign-out refuses' })
  mustChangePassword: boolean;
}

export class SessionDto {
  @ApiProperty({ type: SessionUserDto })
  user: SessionUserDto;

  @ApiProperty({ type: OrganisationDto })
  organisation: OrganisationDto;

  @ApiProperty({ type: [String], description: 'role codes' })
  roles: string[];

  @ApiProperty({ type: [String] })
  permissions: string[];

  @ApiProperty({ description: 'for the X-CSRF-Token header of every write' })
  csrfToken: string;
}

export class PreferencesDto {
  @ApiProperty({ enum: LOCALES })
  @IsIn(LOCALES)
  locale: Locale;
}

export class ChangePasswordDto {
  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  current: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  next: string;
}

export class OwnSessionDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  lastSeenAt: string;

  @ApiProperty({ type: String, nullable: true })
  address: string | null;

  @ApiProperty({ type: String, nullable: true })
  userAgent: string | null;

  @ApiProperty({ description: 'the one that asks' })
  current: boolean;
}
