import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { FeedSettingsDto } from '../../feed/feed-body.dto';
import { FaultDto } from '../../flows.fault.dto';
import { WebQuestionDto } from '../ask/web-question.dto';
import { STEP_KINDS } from '../recipe/recipe';

export class RecipeTemplateDto {
  @ApiProperty()
  code: string;

  @ApiProperty({ description: 'in the language of the reader' })
  name: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  recipe: object;
}

export class RecipeTryBodyDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  dealerId: number;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'a stored secret is that of this feed' })
  @IsOptional()
  @IsInt()
  feedId?: number | null;

  @ApiProperty({ type: FeedSettingsDto })
  @ValidateNested()
  @Type(() => FeedSettingsDto)
  settings: FeedSettingsDto;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  secret?: string | null;

  @ApiProperty({ format: 'date', description: 'at most 31 days' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from: string;

  @ApiProperty({ format: 'date' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  to: string;
}

/** What one step came to. */
export class TryStepDto {
  @ApiProperty({ enum: ['login', 'query'] })
  phase: 'login' | 'query';

  @ApiProperty({ type: 'integer', description: 'in the recipe, from 0' })
  index: number;

  @ApiProperty({ enum: STEP_KINDS })
  do: (typeof STEP_KINDS)[number];

  @ApiProperty({ enum: ['done', 'asking', 'failed'] })
  state: 'done' | 'asking' | 'failed';

  @ApiProperty({ type: String, format: 'date', nullable: true })
  from: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  to: string | null;

  @ApiProperty()
  url: string;

  @ApiProperty({ description: 'what the page says, as plain text, without the secret' })
  excerpt: string;

  @ApiProperty({ type: 'integer', nullable: true })
  rows: number | null;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;
}

export class TrySampleDto {
  @ApiProperty({ type: [String] })
  headers: readonly string[];

  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string', nullable: true } } })
  rows: readonly (readonly (string | null)[])[];
}

/** A recipe that is tried: nothing is archived, nothing counts. */
export class RecipeTryDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ enum: ['waiting', 'running', 'done', 'failed'] })
  state: 'waiting' | 'running' | 'done' | 'failed';

  @ApiProperty({ format: 'date' })
  from: string;

  @ApiProperty({ format: 'date' })
  to: string;

  @ApiProperty({ type: [TryStepDto] })
  steps: readonly TryStepDto[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'rows of data; null: they could not be read' })
  rows: number | null;

  @ApiProperty({ type: TrySampleDto, nullable: true })
  sample: TrySampleDto | null;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;

  @ApiProperty({ type: WebQuestionDto, nullable: true, description: 'what the site asks right now' })
  question: WebQuestionDto | null;
}
