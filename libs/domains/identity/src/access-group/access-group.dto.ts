import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

export const DIMENSIONS = ['dealers', 'catalogue', 'price', 'stock', 'flow'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export class AccessGroupQuery {
  @ApiPropertyOptional({ enum: DIMENSIONS })
  @IsOptional()
  @IsIn(DIMENSIONS)
  dimension?: Dimension;
}

/** A permission group: what may be seen of one of the five dimensions. */
export class AccessGroupDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ enum: DIMENSIONS })
  dimension: Dimension;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ description: 'everything of its dimension' })
  all: boolean;

  @ApiProperty({ type: 'integer', description: 'how many dealers, branches, product lines, SKUs, price lists or locations it names' })
  memberCount: number;
}
