import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { DIMENSIONS, type Dimension, GRANTEE_KINDS, type GranteeKind, ITEM_KINDS, type ItemKind } from './dimension';

/** As many codes as one request may bring: a pasted column. */
const MOST_CODES = 5_000;

export class AccessGroupQuery extends PageQuery {
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

  @ApiProperty({ type: 'integer', description: 'to how many users, dealers and tiers it is granted' })
  grantCount: number;
}

export class RenameAccessGroupDto {
  @ApiProperty()
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  name: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  nameEn?: string;
}

export class CreateAccessGroupDto extends RenameAccessGroupDto {
  @ApiProperty({ enum: DIMENSIONS })
  @IsIn(DIMENSIONS)
  dimension: Dimension;

  @ApiProperty({ description: 'letters, digits and . _ -; once in its dimension' })
  @Matches(/^[\p{L}\p{N}._-]{1,40}$/u)
  code: string;

  @ApiPropertyOptional({ description: 'everything of its dimension; remains so', default: false })
  @IsOptional()
  @IsBoolean()
  all?: boolean;
}

export class DeleteAccessGroupQuery {
  @ApiPropertyOptional({ description: 'also where it is granted: whoever has it loses it' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => value === 'true' || value === true)
  @IsBoolean()
  confirm?: boolean;
}

export class AccessGroupItemQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ITEM_KINDS })
  @IsOptional()
  @IsIn(ITEM_KINDS)
  kind?: ItemKind;
}

export class AccessCandidateQuery extends PageQuery {
  @ApiProperty({ enum: ITEM_KINDS })
  @IsIn(ITEM_KINDS)
  kind: ItemKind;
}

/** A member of a group, or what could become one. */
export class AccessGroupItemDto {
  @ApiProperty({ enum: ITEM_KINDS })
  kind: ItemKind;

  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;
}

class CodesDto {
  @ApiProperty({ type: [String], maxItems: MOST_CODES, description: 'as pasted; case and width do not matter' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CODES)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  codes: string[];
}

export class AccessItemsDto extends CodesDto {
  @ApiProperty({ enum: ITEM_KINDS })
  @IsIn(ITEM_KINDS)
  kind: ItemKind;
}

export class AccessGranteesDto extends CodesDto {
  @ApiProperty({ enum: GRANTEE_KINDS, description: 'codes are accounts, codes of dealers, or 1 and 2' })
  @IsIn(GRANTEE_KINDS)
  kind: GranteeKind;
}

/** What became of one code. */
export class AccessCodeResultDto {
  @ApiProperty({ description: 'as it came' })
  input: string;

  @ApiProperty({ type: String, nullable: true, description: 'null: nothing has that code' })
  name: string | null;

  @ApiProperty({ enum: ['done', 'unchanged', 'unknown'], description: 'unchanged: it was so already, or stands twice in the list' })
  outcome: 'done' | 'unchanged' | 'unknown';
}

/** To whom a group is granted. */
export class AccessGrantDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ enum: GRANTEE_KINDS })
  kind: GranteeKind;

  @ApiProperty({ type: 'integer', description: 'the user, the dealer, or the tier' })
  targetId: number;

  @ApiProperty({ description: 'account, code of the dealer, or number of the tier' })
  code: string;

  @ApiProperty({ description: 'of the person or dealer; of a tier its number' })
  name: string;

  @ApiProperty({ type: String, nullable: true, description: 'of the person' })
  organisationName: string | null;
}
