import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { KeyState } from './api-key';

export class CreateApiKeyDto {
  @ApiProperty({ description: 'for which system it is', example: 'ERP' })
  @IsString()
  @IsNotEmpty()
  @Matches(/\S/)
  @MaxLength(100)
  name: string;

  @ApiPropertyOptional({ type: 'integer', description: 'of whose system; a dealer makes keys of its own' })
  @IsOptional()
  @IsInt()
  dealerId?: number;

  @ApiPropertyOptional({ format: 'date', description: 'its last day; absent: it holds until it is revoked' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  expiresOn?: string;

  @ApiProperty({ type: [String], description: 'addresses or networks from which it is taken; none: from anywhere', example: ['203.0.113.0/24'] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  networks: string[];
}

export class ApiKeyDto {
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

  @ApiProperty({ description: 'the beginning of the secret', example: 'trb_Ab12Cd' })
  hint: string;

  @ApiProperty({ enum: ['active', 'expired', 'revoked'] })
  state: KeyState;

  @ApiProperty({ type: [String] })
  networks: string[];

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty()
  createdBy: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastUsedAt: Date | null;

  @ApiProperty({ type: String, nullable: true, description: 'an address' })
  lastUsedFrom: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  revokedBy: string | null;
}

export class NewApiKeyDto {
  @ApiProperty({ type: ApiKeyDto })
  key: ApiKeyDto;

  @ApiProperty({ description: 'shown now and never again' })
  secret: string;
}
