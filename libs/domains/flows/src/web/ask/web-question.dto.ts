import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length } from 'class-validator';

export class WebQuestionQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  feedId?: number;
}

/** A captcha or a code that a site asks for. */
export class WebQuestionDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: somebody tries a recipe' })
  feedId: number | null;

  @ApiProperty({ type: String, nullable: true })
  feedName: string | null;

  @ApiProperty({ type: 'integer' })
  dealerId: number;

  @ApiProperty()
  dealerName: string;

  @ApiProperty({ description: 'as the recipe words it' })
  prompt: string;

  @ApiProperty({ type: String, nullable: true, description: 'the picture as a data address, for an image only' })
  picture: string | null;

  @ApiProperty({ type: 'integer', description: 'from 1; more: the answers before were wrong' })
  attempt: number;

  @ApiProperty({ type: String, format: 'date-time' })
  askedAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  expiresAt: Date;
}

export class WebAnswerDto {
  @ApiProperty()
  @IsString()
  @Length(1, 100)
  answer: string;
}
