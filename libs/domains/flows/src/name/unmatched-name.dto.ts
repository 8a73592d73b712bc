import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import type { MatchMethod, NameKind } from './flow-name.repository';

export const NAME_KINDS = ['product', 'terminal'] as const;
export const NAME_STATES = ['open', 'resolved'] as const;
export type NameState = (typeof NAME_STATES)[number];

export class UnmatchedNameQuery extends PageQuery {
  @ApiPropertyOptional({ enum: NAME_KINDS })
  @IsOptional()
  @IsIn(NAME_KINDS)
  kind?: NameKind;

  @ApiPropertyOptional({ enum: NAME_STATES, default: 'open' })
  @IsOptional()
  @IsIn(NAME_STATES)
  state?: NameState;
}

export class CandidateQuery {
  @ApiPropertyOptional({ description: 'other words to look for than the name itself' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}

export class ResolveNameDto {
  @ApiProperty({ type: 'integer', description: 'id of the SKU or terminal that is meant' })
  @IsInt()
  @Min(1)
  targetId: number;
}

export class UnmatchedTargetDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;
}

export class UnmatchedNameDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ enum: NAME_KINDS })
  kind: NameKind;

  @ApiProperty({ type: 'integer' })
  dealerId: number;

  @ApiProperty()
  dealerCode: string;

  @ApiProperty()
  dealerName: string;

  @ApiProperty()
  text: string;

  @ApiProperty({ type: String, nullable: true, description: 'the dealer’s own code for it' })
  dealersCode: string | null;

  @ApiProperty({ type: 'integer', description: 'rows in the files in force' })
  rows: number;

  @ApiProperty({ type: String, nullable: true, description: 'held up by it, where it all is in one unit', examples: ['12', '3.125'] })
  quantity: string | null;

  @ApiProperty({ type: String, nullable: true })
  unit: string | null;

  @ApiProperty({ description: 'CNY with two decimals', examples: ['1280.00'] })
  amount: string;

  @ApiProperty({ type: String, format: 'date-time' })
  firstSeen: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  lastSeen: Date;

  @ApiProperty({ enum: NAME_STATES })
  state: NameState;

  @ApiProperty({ type: UnmatchedTargetDto, nullable: true })
  target: UnmatchedTargetDto | null;

  @ApiProperty({ type: String, enum: ['code', 'name', 'alias', 'person'], nullable: true })
  method: MatchMethod | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  resolvedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  resolvedBy: string | null;
}

export class CandidateDto {
  @ApiProperty({ type: 'integer' })
  targetId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'address, or grade and packaging' })
  detail: string | null;

  @ApiProperty({ description: '0 … 1' })
  score: number;

  @ApiProperty({ type: [String], description: 'why it is offered, in the language of the request' })
  reasons: string[];
}
