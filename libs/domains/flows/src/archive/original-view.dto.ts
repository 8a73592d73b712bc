import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export const MOST_VIEWED_ROWS = 200;
const LAST_ROW = 20_000_000;

export class OriginalViewQuery {
  @ApiPropertyOptional({ type: 'integer', description: 'number of the sheet, from 1; absent: the first visible one' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  sheet?: number;

  @ApiPropertyOptional({ type: 'integer', default: 1, description: 'number of the first row' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LAST_ROW)
  from?: number;

  @ApiPropertyOptional({ type: 'integer', default: 100, maximum: MOST_VIEWED_ROWS })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_VIEWED_ROWS)
  rows?: number;
}

export class OriginalSheetDto {
  @ApiProperty({ type: 'integer' })
  no: number;

  @ApiProperty()
  name: string;

  @ApiProperty()
  hidden: boolean;
}

export class OriginalRowDto {
  @ApiProperty({ type: 'integer' })
  rowNumber: number;

  @ApiProperty({ type: [String], description: 'from column A on, as they stand in the file; at most 200 columns' })
  texts: string[];
}

/** Cells that are shown as one, as far as they lie in the part. */
export class OriginalMergeDto {
  @ApiProperty({ type: 'integer', description: 'number of its first row in the part; above it the merged cell may go on' })
  firstRow: number;

  @ApiProperty({ type: 'integer', description: 'number of its last row in the part; below it the merged cell may go on' })
  lastRow: number;

  @ApiProperty({ type: 'integer', description: 'from 0, as in `texts`' })
  firstColumn: number;

  @ApiProperty({ type: 'integer', description: 'from 0, at most 199' })
  lastColumn: number;

  @ApiProperty({ type: String, nullable: true, description: 'what its first cell says where that stands above the part; null: it stands in the part' })
  textAbove: string | null;
}

/** A part of an archived file as it stands, read again from its bytes. */
export class OriginalViewDto {
  @ApiProperty({ type: 'integer' })
  rawFileId: number;

  @ApiProperty()
  name: string;

  @ApiProperty()
  mediaType: string;

  @ApiProperty({ type: [OriginalSheetDto] })
  sheets: OriginalSheetDto[];

  @ApiProperty({ type: 'integer', description: 'the sheet that is shown' })
  sheet: number;

  @ApiProperty({ type: [OriginalRowDto], description: 'rows without any cell may be left out' })
  rows: OriginalRowDto[];

  @ApiProperty({
    type: [OriginalMergeDto],
    description: 'merged cells that touch the part, without overlaps; a spreadsheet program shows what their first cell says, and nothing of what the others may say. Empty where the format has none or the sheet broke off',
  })
  merges: OriginalMergeDto[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'where the next part begins; null at the end' })
  nextRow: number | null;
}
