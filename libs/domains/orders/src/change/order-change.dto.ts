import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { QUANTITY } from '../basket/basket.dto';
import type { ChangeRequest } from './order-changer';
import type { OrderVersion } from './order-version-reader';
import type { LineChange } from './version-difference';

export class ChangeLineDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  lineId: number;

  @ApiProperty({ example: '6', description: 'In the unit of the line; 0 removes the line.' })
  @Matches(QUANTITY)
  quantity: string;
}

export class ChangeOrderDto implements ChangeRequest {
  @ApiProperty({ type: 'integer', description: 'The version that was looked at; 409 when the order has changed since.' })
  @IsInt()
  version: number;

  @ApiPropertyOptional({ type: [ChangeLineDto], description: 'Lines that shall have another quantity; the others stay.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ChangeLineDto)
  lines?: ChangeLineDto[];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  note?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(60)
  purchaseOrderNumber?: string;

  @ApiPropertyOptional({ description: 'The other side reads it.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
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

  @ApiProperty({ type: String, nullable: true, description: 'null: the line was added' })
  oldQuantity: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'null: the line was removed' })
  newQuantity: string | null;

  @ApiProperty({ type: String, nullable: true })
  oldPrice: string | null;

  @ApiProperty({ type: String, nullable: true })
  newPrice: string | null;

  @ApiProperty({ type: String, nullable: true })
  oldAmount: string | null;

  @ApiProperty({ type: String, nullable: true })
  newAmount: string | null;
}

export class OrderVersionDto implements OrderVersion {
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

  @ApiProperty()
  total: string;

  @ApiProperty({ type: String, nullable: true, description: 'null: the first version' })
  oldTotal: string | null;

  @ApiProperty({ type: [LineChangeDto], description: 'What differs from the version before.' })
  changes: readonly LineChangeDto[];
}
