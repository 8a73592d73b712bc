import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { AccessGroupItemDto } from '../access-group/access-group.dto';
import { DIMENSIONS, type Dimension } from '../access-group/dimension';

const SOURCES = ['group', 'own', 'supplier', 'recommended'] as const;

/** Why a dealer sees something. */
export class VisibilityReasonDto {
  @ApiProperty({ enum: SOURCES, description: 'group: a permission group; own: its own; supplier: of a dealer that supplies it; recommended: head office recommends it' })
  source: (typeof SOURCES)[number];

  @ApiProperty({ type: 'integer', nullable: true })
  groupId: number | null;

  @ApiProperty({ type: String, nullable: true })
  groupName: string | null;

  @ApiProperty({ type: String, nullable: true })
  groupNameEn: string | null;

  @ApiProperty({ type: String, enum: ['dealer', 'tier'], nullable: true, description: 'whether the group is granted to the dealer itself or to its tier' })
  grantedTo: 'dealer' | 'tier' | null;
}

export class VisibleItemDto extends AccessGroupItemDto {
  @ApiProperty({ type: [VisibilityReasonDto] })
  reasons: VisibilityReasonDto[];
}

export class VisibleDimensionDto {
  @ApiProperty({ enum: DIMENSIONS })
  dimension: Dimension;

  @ApiProperty({ type: [VisibilityReasonDto], description: 'why it sees everything of the dimension; empty: it does not' })
  everything: VisibilityReasonDto[];

  @ApiProperty({ type: 'integer', description: 'how many rows are named in all' })
  total: number;

  @ApiProperty({ type: 'integer', description: 'how many of the first ones the reader may not see' })
  hidden: number;

  @ApiProperty({ type: [VisibleItemDto], description: 'the first ones' })
  items: VisibleItemDto[];
}

/** What a dealer sees, dimension by dimension, and why. */
export class DealerVisibilityDto {
  @ApiProperty({ type: 'integer' })
  dealerId: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty({ type: 'integer' })
  tier: 1 | 2;

  @ApiProperty({ enum: ['active', 'frozen', 'closed'] })
  status: 'active' | 'frozen' | 'closed';

  @ApiProperty({ type: [VisibleDimensionDto] })
  dimensions: VisibleDimensionDto[];
}

export class VisibilityCheckQuery {
  @ApiProperty({ enum: DIMENSIONS })
  @IsIn(DIMENSIONS)
  dimension: Dimension;

  @ApiProperty({ description: 'of the SKU, price list, location or dealer' })
  @IsString()
  @Matches(/\S/)
  @MaxLength(100)
  code: string;
}

export class MissingGroupDto {
  @ApiProperty({ type: 'integer' })
  groupId: number;

  @ApiProperty()
  groupName: string;

  @ApiProperty({ type: String, nullable: true })
  groupNameEn: string | null;
}

/** Whether a dealer sees one thing, and why or why not. */
export class VisibilityCheckDto {
  @ApiProperty({ type: AccessGroupItemDto, nullable: true, description: 'null: nothing that the reader sees has that code' })
  item: AccessGroupItemDto | null;

  @ApiProperty()
  visible: boolean;

  @ApiProperty({ type: [VisibilityReasonDto] })
  reasons: VisibilityReasonDto[];

  @ApiProperty({ type: [MissingGroupDto], description: 'groups that name it and are not granted to the dealer' })
  missing: MissingGroupDto[];
}
