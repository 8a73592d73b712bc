import { ApiProperty } from '@nestjs/swagger';
import { RawFileDto } from '../archive/raw-file.dto';
import { CellDto } from './cell.dto';
import { FlowEntryDto } from './flow-entry.dto';

/** What a text of the row was taken to mean, and by whom. */
export class FlowDecisionDto {
  @ApiProperty({ enum: ['product', 'terminal'] })
  kind: 'product' | 'terminal';

  @ApiProperty()
  text: string;

  @ApiProperty()
  targetCode: string;

  @ApiProperty()
  targetName: string;

  @ApiProperty({ type: String, nullable: true })
  targetNameEn: string | null;

  @ApiProperty({ description: 'code, name, alias, person' })
  method: string;

  @ApiProperty({ type: String, nullable: true })
  decidedBy: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt: Date | null;
}

const named = { type: String, nullable: true } as const;

/** Another arrival that tells of the same day and kind. */
export class OtherArrivalDto {
  @ApiProperty({ type: 'integer' })
  rawFileId: number;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ type: 'integer' })
  batchId: number;

  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ type: String })
  state: string;

  @ApiProperty(named)
  classification: string | null;

  @ApiProperty({ description: 'it came before the one in force, which took its place; or after it, and did not' })
  earlier: boolean;
}

export class CustodyDto {
  @ApiProperty({ description: 'the road it came by', example: 'mail' })
  source: string;

  @ApiProperty()
  sourcePath: string;

  @ApiProperty({ type: 'integer', description: 'its place in the chain of its feed' })
  sequence: number;

  @ApiProperty({ description: 'of it and of all before it' })
  chainHash: string;

  @ApiProperty({ ...named, description: 'the archive or mail that it came in' })
  insideName: string | null;

  @ApiProperty(named)
  sender: string | null;

  @ApiProperty(named)
  broughtBy: string | null;

  @ApiProperty(named)
  confirmedBy: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  confirmedAt: Date | null;

  @ApiProperty(named)
  layoutName: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  layoutVersion: number | null;

  @ApiProperty(named)
  layoutApprovedBy: string | null;

  @ApiProperty(named)
  classification: string | null;

  @ApiProperty({ type: [OtherArrivalDto], description: 'the latest 20' })
  others: OtherArrivalDto[];
}

/** Where a meaning stands in the sheet. */
export class FieldColumnDto {
  @ApiProperty({ example: 'quantity' })
  field: string;

  @ApiProperty({ example: 'F' })
  column: string;
}

export class FlowOriginDto {
  @ApiProperty({ type: FlowEntryDto })
  entry: FlowEntryDto;

  @ApiProperty({ type: 'integer' })
  feedId: number;

  @ApiProperty()
  feedCode: string;

  @ApiProperty({ type: 'integer' })
  batchId: number;

  @ApiProperty({ type: RawFileDto })
  rawFile: RawFileDto;

  @ApiProperty()
  sheet: string;

  @ApiProperty({ type: 'integer' })
  sheetNumber: number;

  @ApiProperty({ type: 'integer' })
  rowNumber: number;

  @ApiProperty({ type: 'integer', nullable: true })
  headerRow: number | null;

  @ApiProperty({ type: [FieldColumnDto] })
  columns: FieldColumnDto[];

  @ApiProperty({ type: CustodyDto })
  custody: CustodyDto;

  @ApiProperty({ type: String, nullable: true, description: 'in letters, of the one cell that a cross-tab’s entry was read from' })
  column: string | null;

  @ApiProperty({ type: [CellDto], description: 'read again from the archived bytes' })
  cells: CellDto[];

  @ApiProperty({ type: [FlowDecisionDto] })
  decisions: FlowDecisionDto[];

  @ApiProperty({ type: String, format: 'date-time' })
  postedAt: Date;
}
