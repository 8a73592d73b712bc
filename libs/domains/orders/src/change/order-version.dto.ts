import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Priced } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';
import { LINE_SUPPLIES, type LineSupply } from '../basket/basket';
import type { OrderDifference, OrderVersion, VersionChange } from './order-version';
import type { ComparedVersions } from './order-version-reader';
import type { LineChange, LineSide } from './version-difference';

export class LineSideDto implements LineSide {
  @ApiProperty()
  quantity: string;

  @Priced({ description: 'CNY for one unit; what the buyer would pay, where it proposed a price.' })
  price: string | null;

  @Priced({ description: 'CNY that promotions take off the line.' })
  discount: string;

  @Priced({ type: String })
  amount: string | null;

  @ApiProperty({ enum: LINE_SUPPLIES })
  supply: LineSupply;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day on which its goods can leave.' })
  promisedOn: string | null;
}

export class LineChangeDto implements LineChange {
  @ApiProperty({ enum: ['added', 'removed', 'changed'] })
  kind: LineChange['kind'];

  @ApiProperty({ type: 'integer' })
  lineNo: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty()
  unit: string;

  @ApiProperty({ description: 'Given away by a promotion.' })
  gift: boolean;

  @ApiProperty({ type: LineSideDto, nullable: true, description: 'null: the line was added' })
  old: LineSideDto | null;

  @ApiProperty({ type: LineSideDto, nullable: true, description: 'null: the line was removed' })
  new: LineSideDto | null;
}

export class VersionHeadDto implements OrderVersion {
  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty()
  actorName: string;

  @ApiProperty({ type: String, nullable: true })
  onBehalfOf: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @Priced()
  total: string;

  @ApiProperty({ type: String, nullable: true })
  purchaseOrderNumber: string | null;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day on which the buyer would like to have the goods.' })
  requestedOn: string | null;
}

export class OrderVersionDto extends VersionHeadDto implements VersionChange {
  @Priced({ description: 'null: the first version' })
  oldTotal: string | null;

  @ApiProperty({ type: [LineChangeDto], description: 'What differs from the version before.' })
  changes: readonly LineChangeDto[];
}

export class DifferenceQuery implements ComparedVersions {
  @ApiPropertyOptional({ type: 'integer', description: 'Absent: the one before `to`.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  from?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Absent: the latest.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  to?: number;
}

export class OrderDifferenceDto implements OrderDifference {
  @ApiProperty({ type: VersionHeadDto })
  from: VersionHeadDto;

  @ApiProperty({ type: VersionHeadDto })
  to: VersionHeadDto;

  @ApiProperty({ type: [LineChangeDto] })
  changes: readonly LineChangeDto[];
}
