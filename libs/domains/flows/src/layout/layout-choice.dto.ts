import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { DATE_SOURCES, type DateSource, FLOW_KINDS, type FlowKind, KIND_MEANINGS, type KindMeaning, LAYOUT_FIELDS, type LayoutField, TURNED_FIELDS, type TurnedField } from '../map/layout-mapping';
import type { ColumnMeaning } from './sheet-choice';

export const COLUMN_MEANINGS = [...LAYOUT_FIELDS, 'across', 'kind'] as const;

export class ColumnChoiceDto {
  @ApiProperty({ type: 'integer', description: 'from 0' })
  @IsInt()
  @Min(0)
  @Max(511)
  index: number;

  @ApiProperty({ enum: COLUMN_MEANINGS, description: 'across: its head is a day, product or customer and its cells are quantities; kind: it tells the kind of each row' })
  @IsIn(COLUMN_MEANINGS)
  meaning: ColumnMeaning;
}

export class KindChoiceDto {
  @ApiProperty({ description: 'as the file writes it' })
  @IsString()
  @Length(1, 100)
  value: string;

  @ApiProperty({ enum: KIND_MEANINGS, description: 'returns are negative whatever sign they are written with; none: such rows do not count' })
  @IsIn(KIND_MEANINGS)
  meaning: KindMeaning;
}

/** How one sheet is to be read. Columns that are not named are read by nobody. */
export class SheetChoiceDto {
  @ApiProperty({ type: 'integer', description: 'of the sheet, from 1' })
  @IsInt()
  @Min(1)
  @Max(1000)
  no: number;

  @ApiProperty()
  @IsBoolean()
  counts: boolean;

  @ApiProperty({ type: 'integer', description: 'last row of the header, from 1' })
  @IsInt()
  @Min(1)
  @Max(1000)
  headerRow: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 3 })
  @IsInt()
  @Min(1)
  @Max(3)
  headerLines: number;

  @ApiProperty({ enum: FLOW_KINDS })
  @IsIn(FLOW_KINDS)
  kind: FlowKind;

  @ApiProperty({ type: [ColumnChoiceDto] })
  @IsArray()
  @ArrayMaxSize(512)
  @ValidateNested({ each: true })
  @Type(() => ColumnChoiceDto)
  columns: ColumnChoiceDto[];

  @ApiProperty({ enum: LAYOUT_FIELDS, isArray: true, description: 'columns with a value in the first row of a group only' })
  @IsIn(LAYOUT_FIELDS, { each: true })
  @ArrayMaxSize(20)
  filledDown: LayoutField[];

  @ApiPropertyOptional({ enum: TURNED_FIELDS, nullable: true, type: String })
  @IsOptional()
  @IsIn(TURNED_FIELDS)
  turned?: TurnedField | null;

  @ApiPropertyOptional({ type: [KindChoiceDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => KindChoiceDto)
  kinds?: KindChoiceDto[];

  @ApiPropertyOptional({ enum: DATE_SOURCES, nullable: true, type: String, description: 'where the day stands that no column tells' })
  @IsOptional()
  @IsIn(DATE_SOURCES)
  dateFrom?: DateSource | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'of every quantity, where no column tells it' })
  @IsOptional()
  @IsString()
  @Length(0, 20)
  unit?: string | null;

  @ApiPropertyOptional({ description: 'what goes out is written as negative' })
  @IsOptional()
  @IsBoolean()
  opposite?: boolean;
}

export class TryLayoutDto {
  @ApiProperty({ type: [SheetChoiceDto] })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SheetChoiceDto)
  sheets: SheetChoiceDto[];
}

export class ConfirmLayoutDto extends TryLayoutDto {
  @ApiPropertyOptional({ description: 'count again what the versions before had read' })
  @IsOptional()
  @IsBoolean()
  again?: boolean;
}
