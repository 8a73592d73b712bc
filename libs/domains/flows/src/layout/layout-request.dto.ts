import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import { OUTCOME_STATES, type OutcomeState } from '../archive/raw-file';
import { FaultDto } from '../flows.fault.dto';
import { FLOW_KINDS, type FlowKind, LAYOUT_FIELDS, type LayoutField } from '../map/layout-mapping';
import { COLUMN_MEANINGS, SheetChoiceDto } from './layout-choice.dto';
import type { ColumnMeaning } from './sheet-choice';

export class LayoutRequestQuery extends PageQuery {
  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  feedId?: number;
}

export class LayoutRequestDto {
  @ApiProperty({ type: 'integer' })
  rawFileId: number;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ type: 'integer' })
  dealerId: number;

  @ApiProperty()
  dealerCode: string;

  @ApiProperty()
  dealerName: string;

  @ApiProperty({ type: 'integer' })
  feedId: number;

  @ApiProperty()
  feedCode: string;

  @ApiProperty()
  feedName: string;

  @ApiProperty({ type: 'integer' })
  batchId: number;

  @ApiProperty({ enum: OUTCOME_STATES, description: 'layout: it waits for a person' })
  state: OutcomeState;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;
}

export class LayoutReasonDto {
  @ApiProperty({ description: 'word, part, dates, numbers, products, customers, units, product-of, earlier, elsewhere, across, kinds' })
  code: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  params: Readonly<Record<string, unknown>>;
}

export class LayoutColumnDto {
  @ApiProperty({ type: 'integer', description: 'from 0' })
  index: number;

  @ApiProperty()
  header: string;

  @ApiProperty({ type: [String], description: 'different texts of it' })
  samples: readonly string[];

  @ApiProperty({ enum: COLUMN_MEANINGS, nullable: true, type: String })
  meaning: ColumnMeaning | null;

  @ApiProperty({ description: '0 to 1; below 0.8 a person should look' })
  confidence: number;

  @ApiProperty({ type: [LayoutReasonDto] })
  reasons: readonly LayoutReasonDto[];

  @ApiProperty({ enum: LAYOUT_FIELDS, isArray: true })
  alternatives: readonly LayoutField[];
}

export class LayoutRowDto {
  @ApiProperty({ type: 'integer', description: 'from 1' })
  rowNumber: number;

  @ApiProperty({ enum: ['title', 'header', 'row', 'total'] })
  part: 'title' | 'header' | 'row' | 'total';

  @ApiProperty({ type: 'array', items: { type: 'string', nullable: true }, description: 'as they stand there' })
  cells: readonly (string | null)[];
}

export class LayoutSheetDto {
  @ApiProperty({ type: 'integer' })
  no: number;

  @ApiProperty()
  name: string;

  @ApiProperty()
  hidden: boolean;

  @ApiProperty({ description: 'its first rows are not all of it' })
  cut: boolean;

  @ApiProperty({ type: [LayoutRowDto] })
  rows: readonly LayoutRowDto[];

  @ApiProperty({ type: [LayoutColumnDto] })
  columns: readonly LayoutColumnDto[];

  @ApiProperty({ type: SheetChoiceDto, nullable: true, description: 'what is proposed; null: there is no table in it' })
  choice: SheetChoiceDto | null;

  @ApiProperty({ type: [FaultDto], description: 'why it is not read without a person' })
  doubts: readonly FaultDto[];

  @ApiProperty({ type: 'integer', description: 'how often tables of its shape were confirmed at other feeds' })
  elsewhere: number;
}

export class LayoutRequestDetailDto extends LayoutRequestDto {
  @ApiProperty({ type: [LayoutSheetDto] })
  sheets: readonly LayoutSheetDto[];
}

export class TriedRecordDto {
  @ApiProperty()
  sheet: string;

  @ApiProperty({ type: 'integer' })
  rowNumber: number;

  @ApiProperty({ type: String, nullable: true, description: 'of a cross-tab’s cell, in letters' })
  column: string | null;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  date: string | null;

  @ApiProperty()
  product: string;

  @ApiProperty()
  customer: string;

  @ApiProperty()
  quantity: string;

  @ApiProperty()
  unit: string;

  @ApiProperty({ type: String, nullable: true })
  amount: string | null;

  @ApiProperty()
  documentNumber: string;

  @ApiProperty({ type: FaultDto, nullable: true, description: 'why it would not count' })
  reason: FaultDto | null;
}

export class TriedReasonDto extends FaultDto {
  @ApiProperty({ type: 'integer' })
  rows: number;
}

export class TriedCountDto {
  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ type: 'integer' })
  rows: number;
}

/** What a file would give if it were read so. */
export class TriedLayoutDto {
  @ApiProperty({ type: FaultDto, nullable: true, description: 'why nothing of it would count' })
  reason: FaultDto | null;

  @ApiProperty({ type: [TriedCountDto], description: 'rows that can be read, by kind' })
  counts: readonly TriedCountDto[];

  @ApiProperty({ type: [TriedReasonDto], description: 'rows that cannot' })
  reasons: readonly TriedReasonDto[];

  @ApiProperty({ type: 'integer', description: 'rows of sums that were held against what they sum; a wrong one is a reason' })
  totals: number;

  @ApiProperty({ type: 'integer' })
  products: number;

  @ApiProperty({ type: 'integer', description: 'of them, known' })
  knownProducts: number;

  @ApiProperty({ type: 'integer' })
  customers: number;

  @ApiProperty({ type: 'integer', description: 'of them, known' })
  knownCustomers: number;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  from: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  to: string | null;

  @ApiProperty({ type: [TriedRecordDto], description: 'the first records' })
  first: readonly TriedRecordDto[];

  @ApiProperty({ type: [String], description: 'sheets that would not count' })
  otherSheets: readonly string[];

  @ApiProperty({ description: 'only the first rows were tried' })
  cut: boolean;
}

export class FeedLayoutQuery extends PageQuery {}

export class FeedLayoutDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: tables of this shape do not count' })
  layoutId: number | null;

  @ApiProperty({ type: String, nullable: true })
  layoutName: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  version: number | null;

  @ApiProperty({ enum: FLOW_KINDS, nullable: true, type: String })
  kind: FlowKind | null;

  @ApiProperty({ type: [String], description: 'texts of the header' })
  headers: readonly string[];

  @ApiProperty({ type: String, format: 'date-time' })
  seenAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: read by its words, nobody had to say anything' })
  confirmedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  confirmedBy: string | null;

  @ApiProperty({ type: 'integer', description: 'arrivals that this version read' })
  files: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'the last of them' })
  rawFileId: number | null;
}
