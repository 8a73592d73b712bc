import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Locale } from '@tributary/kernel';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { LOCALES, OrganisationDto } from '../session/session.dto';

/** Locked: too many wrong passwords; it passes by itself. */
export type UserStatus = 'active' | 'locked' | 'disabled';

export class UserQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  organisationId?: number;
}

export class UserDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  account: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: LOCALES })
  locale: Locale;

  @ApiProperty({ description: 'where mail reaches this person; empty: nowhere' })
  email: string;

  @ApiProperty({ enum: ['active', 'locked', 'disabled'] })
  status: UserStatus;

  @ApiProperty({ type: OrganisationDto })
  organisation: OrganisationDto;

  @ApiProperty({ type: [String], description: 'role codes' })
  roles: string[];

  @ApiProperty()
  mustChangePassword: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastSignInAt: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

export class CreateUserDto {
  @ApiProperty({ description: 'letters, digits and . _ @ -' })
  @Matches(/^[\p{L}\p{N}._@-]{3,64}$/u)
  account: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @ApiProperty({ type: 'integer' })
  @IsInt()
  organisationId: number;

  @ApiProperty({ type: [String], description: 'role codes' })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  roles: string[];

  @ApiPropertyOptional({ enum: LOCALES, default: 'zh-CN' })
  @IsOptional()
  @IsIn(LOCALES)
  locale?: Locale;

  @ApiPropertyOptional({ description: 'where mail reaches this person; empty: nowhere' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;
}

export class UpdateUserDto {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name?: string;

  @ApiPropertyOptional({ description: 'where mail reaches this person; empty: nowhere' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;

  @ApiPropertyOptional({ type: [String], description: 'all role codes that remain' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsString({ each: true })
  roles?: string[];

  @ApiPropertyOptional({ enum: ['active', 'disabled'], description: 'active also lifts a lock; disabled ends every session' })
  @IsOptional()
  @IsIn(['active', 'disabled'])
  status?: 'active' | 'disabled';
}

export class TemporaryPasswordDto {
  @ApiProperty({ description: 'shown once; to be changed at the first sign-in' })
  temporaryPassword: string;
}

export class NewUserDto extends TemporaryPasswordDto {
  @ApiProperty({ type: UserDto })
  user: UserDto;
}
