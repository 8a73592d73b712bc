import { ApiProperty } from '@nestjs/swagger';
import { ActingDto } from '../acting/acting.dto';
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

  @ApiProperty({ type: OrganisationDto, description: 'the dealer, while the session acts for one' })
  organisation: OrganisationDto;

  @ApiProperty({ type: [String], description: 'codes of the user’s own roles' })
  roles: string[];

  @ApiProperty({ type: [String], description: 'of the dealer’s buyer, while the session acts for one' })
  permissions: string[];

  @ApiProperty({ type: ActingDto, nullable: true, description: 'for whom the session acts; null: for nobody' })
  acting: ActingDto | null;

  @ApiProperty({ description: 'for the X-CSRF-Token header of every write; another one as soon as the session acts for somebody else' })
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
