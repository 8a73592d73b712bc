import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { LocalDate } from '@tributary/kernel';
import { IsISO8601, IsOptional, IsString, Matches } from 'class-validator';
import type { RowVerdict } from './workbook-checker';

const VERDICTS = ['new', 'changed', 'unchanged', 'refused'] as const;
const text = { type: String, nullable: true } as const;

export class PriceWorkbookQuery {
  @ApiPropertyOptional({ type: String, format: 'date', description: 'The day for rows that name none; today unless told.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  from?: LocalDate;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  fileName?: string;
}

export class RowReasonDto {
  @ApiProperty()
  code: string;

  @ApiProperty({ description: 'in the language of the caller' })
  message: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  params: Readonly<Record<string, unknown>>;
}

export class CheckedPriceRowDto {
  @ApiProperty()
  sheet: string;

  @ApiProperty({ type: 'integer', description: 'as the spreadsheet program counts' })
  rowNo: number;

  @ApiProperty({ enum: VERDICTS })
  verdict: RowVerdict;

  @ApiProperty()
  code: string;

  @ApiProperty({ type: 'integer', nullable: true })
  skuId: number | null;

  @ApiProperty(text)
  name: string | null;

  @ApiProperty(text)
  nameEn: string | null;

  @ApiProperty(text)
  unit: string | null;

  @ApiProperty(text)
  fromQuantity: string | null;

  @ApiProperty(text)
  price: string | null;

  @ApiProperty({ ...text, format: 'date' })
  from: LocalDate | null;

  @ApiProperty({ ...text, description: 'the price of that day as it is; null: none' })
  oldPrice: string | null;

  @ApiProperty({ type: RowReasonDto, nullable: true })
  reason: RowReasonDto | null;
}

export class CheckedWorkbookDto {
  @ApiProperty({ type: [CheckedPriceRowDto], description: 'every row below the header, in the order of the file' })
  rows: readonly CheckedPriceRowDto[];
}
