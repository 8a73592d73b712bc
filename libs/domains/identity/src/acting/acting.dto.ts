import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export const ACTING_MODES = ['order', 'view'] as const;
export type ActingMode = (typeof ACTING_MODES)[number];

const FAULTS = ['dealer-closed', 'out-of-scope', 'not-permitted'] as const;
const END_CAUSES = ['ended', 'session-ended', ...FAULTS] as const;

export class StartActingDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  dealerId: number;

  @ApiProperty({ enum: ACTING_MODES, description: 'order: with the rights of the dealer’s buyer; view: reading only' })
  @IsIn(ACTING_MODES)
  mode: ActingMode;

  @ApiProperty({ description: 'the dealer reads it' })
  @IsString()
  @Matches(/\S/)
  @MaxLength(200)
  reason: string;
}

/** For whom the caller's session acts. */
export class ActingDto {
  @ApiProperty({ type: 'integer', description: 'the dealer' })
  organisationId: number;

  @ApiProperty()
  organisationName: string;

  @ApiProperty({ enum: ACTING_MODES })
  mode: ActingMode;

  @ApiProperty()
  reason: string;

  @ApiProperty({ format: 'date-time' })
  since: string;

  @ApiProperty({ type: String, enum: FAULTS, nullable: true, description: 'why it does not hold any more: everything but ending it is refused' })
  fault: (typeof FAULTS)[number] | null;
}

export class ActingRecordQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  dealerId?: number;

  @ApiPropertyOptional({ enum: ACTING_MODES })
  @IsOptional()
  @IsIn(ACTING_MODES)
  mode?: ActingMode;
}

/** One period in which somebody of head office acted for a dealer. */
export class ActingRecordDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer' })
  organisationId: number;

  @ApiProperty({ description: 'the dealer' })
  organisationName: string;

  @ApiProperty({ description: 'who acted for it' })
  userName: string;

  @ApiProperty({ enum: ACTING_MODES })
  mode: ActingMode;

  @ApiProperty()
  reason: string;

  @ApiProperty({ format: 'date-time' })
  startedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: still going on' })
  endedAt: string | null;

  @ApiProperty({ type: String, enum: END_CAUSES, nullable: true })
  endCause: (typeof END_CAUSES)[number] | null;

  @ApiProperty({ type: 'integer', description: 'how many things were done' })
  deedCount: number;
}
