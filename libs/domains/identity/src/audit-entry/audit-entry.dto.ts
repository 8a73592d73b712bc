import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery, Priced } from '@tributary/platform';
import { IsOptional, IsString, MaxLength } from 'class-validator';

export class AuditEntryQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'kind of the thing that was changed, e.g. order' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subject?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  subjectId?: string;
}

/** Who did what, on whose behalf; never changed. */
export class AuditEntryDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, nullable: true, description: 'null for the system' })
  actorName: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'what the system was doing; null for a person' })
  job: string | null;

  @ApiProperty({ type: String, nullable: true })
  onBehalfOf: string | null;

  @ApiProperty()
  action: string;

  @ApiProperty()
  subject: string;

  @ApiProperty({ type: String, nullable: true })
  subjectId: string | null;

  @Priced({ type: 'object', additionalProperties: true })
  detail: Record<string, unknown> | null;

  @ApiProperty()
  correlationId: string;
}
