import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { UnitConversionDto } from '@tributary/catalogue';
import { Priced, UploadQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { LineProblemDto } from '../basket/basket.dto';
import { SKIPPED_AS, type SkippedAs } from './asked-row';
import { ROW_STATES, type RowState } from './judged-row';
import { ORDER_SHEET_LIMITS } from './order-sheet-limits';

const LONGEST_CELL = 200;
const LONGEST_NAME = 401;

export class OrderSheetQuery {
  @ApiProperty({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  sellerId: number;
}

export class OrderSheetFileQuery extends UploadQuery {
  @ApiProperty({ type: 'integer' })
  @Type(() => Number)
  @IsInt()
  sellerId: number;
}

export class PasteOrderSheetDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  sellerId: number;

  @ApiProperty({ description: 'A block copied from a spreadsheet, or the lines of a message. What is larger goes up as a text file.' })
  @IsString()
  @MaxLength(1_000_000)
  text: string;
}

/** A row as it is asked for. */
export class AskedRowDto {
  @ApiProperty({ type: 'integer', description: 'Its place in the whole document, from 1.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  no: number;

  @ApiProperty({ description: 'Name of the sheet; empty where there is only one place.' })
  @IsString()
  @MaxLength(LONGEST_CELL)
  sheet: string;

  @ApiProperty({ type: 'integer', description: 'As spreadsheet programs number rows.' })
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  rowNumber: number;

  @ApiProperty({ type: [String], description: 'Everything that stands in the row.' })
  @IsArray()
  @ArrayMaxSize(ORDER_SHEET_LIMITS.columns)
  @IsString({ each: true })
  @MaxLength(LONGEST_CELL, { each: true })
  cells: string[];

  @ApiProperty({ description: 'A code or an own article number, as written.' })
  @IsString()
  @MaxLength(LONGEST_CELL)
  article: string;

  @ApiProperty()
  @IsString()
  @MaxLength(LONGEST_NAME)
  name: string;

  @ApiProperty({ description: 'As written, without the unit.' })
  @IsString()
  @MaxLength(LONGEST_CELL)
  quantity: string;

  @ApiProperty({ description: 'As written, or the code of a unit; empty: the sales unit.' })
  @IsString()
  @MaxLength(LONGEST_CELL)
  unit: string;

  @ApiProperty({ enum: SKIPPED_AS, nullable: true, description: 'Why the row is no line; null: it is one.' })
  @IsOptional()
  @IsIn(SKIPPED_AS)
  skipped: SkippedAs | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Chosen by a person; null: by what is written.' })
  @IsOptional()
  @IsInt()
  skuId: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: from wherever there is enough' })
  @IsOptional()
  @IsInt()
  locationId: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The production plan that it waits for as a pre-order; null: from stock.' })
  @IsOptional()
  @IsInt()
  planId: number | null;

  @ApiProperty({ description: 'A plan is to be made for it, as far as a planner need not be asked.' })
  @IsOptional()
  @IsBoolean()
  plannable: boolean = false;
}

export class CheckOrderSheetDto {
  @ApiProperty({ type: 'integer' })
  @IsInt()
  sellerId: number;

  @ApiProperty({ type: [AskedRowDto], maxItems: ORDER_SHEET_LIMITS.rows })
  @IsArray()
  @ArrayMaxSize(ORDER_SHEET_LIMITS.rows)
  @ValidateNested({ each: true })
  @Type(() => AskedRowDto)
  rows: AskedRowDto[];
}

export class SheetSkuDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  code: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  nameEn: string | null;

  @ApiProperty()
  packaging: string;

  @ApiProperty()
  salesUnit: string;

  @ApiProperty({ example: '1' })
  packMultiple: string;

  @ApiProperty({ type: [UnitConversionDto] })
  units: readonly UnitConversionDto[];
}

export class SheetFixPartDto {
  @ApiProperty({ type: 'integer' })
  locationId: number;

  @ApiProperty()
  locationName: string;

  @ApiProperty({ type: String, nullable: true })
  locationNameEn: string | null;

  @ApiProperty({ example: '12' })
  quantity: string;
}

export class SheetFixDto {
  @ApiProperty({ enum: ['sku', 'quantity', 'unit', 'location', 'preorder', 'plan', 'split'], description: 'What changes; the fields that it needs are filled.' })
  kind: 'sku' | 'quantity' | 'unit' | 'location' | 'preorder' | 'plan' | 'split';

  @ApiPropertyOptional({ type: 'integer' })
  skuId?: number;

  @ApiPropertyOptional()
  code?: string;

  @ApiPropertyOptional()
  name?: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  nameEn?: string | null;

  @ApiPropertyOptional({ example: '12' })
  quantity?: string;

  @ApiPropertyOptional()
  unit?: string;

  @ApiPropertyOptional({ type: 'integer' })
  locationId?: number;

  @ApiPropertyOptional()
  locationName?: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  locationNameEn?: string | null;

  @ApiPropertyOptional({ type: 'integer' })
  planId?: number;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'The day on which the goods of the plan can leave.' })
  readyOn?: string;

  @ApiPropertyOptional({ type: [SheetFixPartDto], description: 'One row per location in place of this one.' })
  parts?: SheetFixPartDto[];
}

export class OrderSheetRowDto extends AskedRowDto {
  @ApiProperty({ enum: ROW_STATES })
  state: RowState;

  @ApiProperty({ type: SheetSkuDto, nullable: true })
  sku: SheetSkuDto | null;

  @ApiProperty({ enum: ['own-number', 'code', 'lost-zeros', 'name', 'grade', 'person'], nullable: true, description: 'By what the SKU was found.' })
  foundBy: 'own-number' | 'code' | 'lost-zeros' | 'name' | 'grade' | 'person' | null;

  @ApiProperty({ type: String, nullable: true, example: '12', description: 'Of the whole line, merged rows included.' })
  lineQuantity: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'carton' })
  lineUnit: string | null;

  @ApiProperty({ type: [Number], description: 'Numbers of the rows that count in this one.' })
  merged: readonly number[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'Number of the row in which this one counts.' })
  mergedInto: number | null;

  @Priced({ example: '1280.00' })
  unitPrice: string | null;

  @Priced({ example: '15360.00' })
  amount: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day on which a pre-order can leave.' })
  promisedOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: '120', description: 'Free at its location or in its plan, or at the best one, in the unit of the line.' })
  available: string | null;

  @ApiProperty({ type: [LineProblemDto] })
  problems: LineProblemDto[];

  @ApiProperty({ type: [SheetFixDto], description: 'Best first.' })
  fixes: SheetFixDto[];
}

export class OrderSheetDto {
  @ApiProperty({ type: [OrderSheetRowDto], description: 'Every row that holds anything, in order.' })
  rows: OrderSheetRowDto[];

  @ApiProperty({ type: 'integer' })
  ok: number;

  @ApiProperty({ type: 'integer' })
  problems: number;

  @ApiProperty({ type: 'integer' })
  merged: number;

  @ApiProperty({ type: 'integer' })
  skipped: number;

  @Priced({ example: '15360.00', description: 'CNY, of the good rows.' })
  total: string;
}
