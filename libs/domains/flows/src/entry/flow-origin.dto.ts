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
  rowNumber: number;

  @ApiProperty({ type: String, nullable: true, description: 'in letters, of the one cell that a cross-tab’s entry was read from' })
  column: string | null;

  @ApiProperty({ type: [CellDto], description: 'read again from the archived bytes' })
  cells: CellDto[];

  @ApiProperty({ type: [FlowDecisionDto] })
  decisions: FlowDecisionDto[];

  @ApiProperty({ type: String, format: 'date-time' })
  postedAt: Date;
}
