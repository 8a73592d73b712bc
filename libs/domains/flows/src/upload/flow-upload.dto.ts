import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery, UploadQuery } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Min } from 'class-validator';
import { type Classification, CLASSIFICATIONS } from '../archive/raw-file';
import { FaultDto } from '../flows.fault.dto';
import { FLOW_KINDS, type FlowKind } from '../map/layout-mapping';
import { UPLOAD_STATES, type UploadState } from './flow-upload';

export class BringFlowQuery extends UploadQuery {
  @ApiProperty({ enum: FLOW_KINDS, description: 'What its rows record.' })
  @IsIn(FLOW_KINDS)
  kind: FlowKind;

  @ApiPropertyOptional({ type: 'integer', description: 'Whose flow it is; a dealer brings its own.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  dealerId?: number;
}

export class FlowUploadQuery extends PageQuery {
  @ApiPropertyOptional({ enum: UPLOAD_STATES })
  @IsOptional()
  @IsIn(UPLOAD_STATES)
  state?: UploadState;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  dealerId?: number;
}

export class DayTotalsDto {
  @ApiProperty({ type: 'integer' })
  entries: number;

  @ApiProperty({ example: '1200.00' })
  amount: string;
}

export class DayChangeDto {
  @ApiProperty({ type: String, format: 'date' })
  date: string;

  @ApiProperty({ type: DayTotalsDto })
  before: DayTotalsDto;

  @ApiProperty({ type: DayTotalsDto })
  after: DayTotalsDto;
}

export class EntryTextDto {
  @ApiProperty({ type: String, format: 'date' })
  date: string;

  @ApiProperty({ description: 'Of the SKU.' })
  code: string;

  @ApiProperty()
  product: string;

  @ApiProperty({ type: String, nullable: true })
  productEn: string | null;

  @ApiProperty({ description: 'As the file says it; empty where it says none.' })
  customer: string;

  @ApiProperty()
  document: string;

  @ApiProperty({ description: 'Of the goods; empty where the file says none.' })
  batchNumber: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Of the goods.' })
  expiryDate: string | null;

  @ApiProperty({ description: 'In the base unit; returns are negative.', example: '-4' })
  quantity: string;

  @ApiProperty({ type: String, nullable: true, example: '1200.00' })
  amount: string | null;
}

export class EntryChangesDto {
  @ApiProperty({ type: 'integer' })
  count: number;

  @ApiProperty({ type: [EntryTextDto], description: 'The first hundred.' })
  first: EntryTextDto[];
}

export class UploadReasonDto extends FaultDto {
  @ApiProperty({ type: 'integer', description: 'So many rows would not count for it.' })
  rows: number;
}

export class UploadPreviewDto {
  @ApiProperty({ enum: CLASSIFICATIONS })
  classification: Classification;

  @ApiProperty({ type: 'integer' })
  rows: number;

  @ApiProperty({ type: 'integer' })
  posted: number;

  @ApiProperty({ type: 'integer' })
  faults: number;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  from: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  to: string | null;

  @ApiProperty({ type: [DayChangeDto], description: 'The days that change.' })
  days: DayChangeDto[];

  @ApiProperty({ type: EntryChangesDto })
  added: EntryChangesDto;

  @ApiProperty({ type: EntryChangesDto })
  removed: EntryChangesDto;

  @ApiProperty({ type: [UploadReasonDto] })
  reasons: UploadReasonDto[];

  @ApiProperty({ type: FaultDto, nullable: true, description: 'Something to know about the whole file.' })
  note: FaultDto | null;
}

export class FlowUploadDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty({ type: 'integer' })
  dealerId: number;

  @ApiProperty()
  dealerCode: string;

  @ApiProperty()
  dealerName: string;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ type: 'integer', description: 'Bytes.' })
  size: number;

  @ApiProperty({ enum: UPLOAD_STATES, description: 'reading: nobody knows yet what it says; ready: it waits for a yes; refused: it cannot count' })
  state: UploadState;

  @ApiProperty({ type: String, format: 'date-time' })
  uploadedAt: Date;

  @ApiProperty()
  uploadedBy: string;

  @ApiProperty({ type: FaultDto, nullable: true })
  reason: FaultDto | null;

  @ApiProperty({ type: 'integer', description: 'The batch that tells what became of it.' })
  batchId: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt: Date | null;

  @ApiProperty({ type: String, nullable: true })
  decidedBy: string | null;
}

export class FlowUploadDetailDto extends FlowUploadDto {
  @ApiProperty({ type: UploadPreviewDto, nullable: true, description: 'What it would change, had it counted when it was read.' })
  preview: UploadPreviewDto | null;
}
