import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { UploadQuery } from '@tributary/platform';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { type Classification, CLASSIFICATIONS } from '../archive/raw-file';
import { FaultDto } from '../flows.fault.dto';
import { FLOW_KINDS, type FlowKind } from '../map/layout-mapping';
import { OwnFileDayDto, OwnRowsDto } from '../own/own-flow.dto';
import { DELIVERY_STATES, type DeliveryState } from './delivery-state';

export class DeliverFlowQuery extends UploadQuery {
  @ApiProperty({ enum: FLOW_KINDS, description: 'What its rows record.' })
  @IsIn(FLOW_KINDS)
  kind: FlowKind;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'With `to`: the file tells of every day from here on whole, so a day that it has no rows of had none. A file without rows then says that there was nothing.' })
  @IsOptional()
  @IsString()
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'The last of these days: today at the latest, at most 92 days in all.' })
  @IsOptional()
  @IsString()
  to?: string;
}

export class FlowDeliveryDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  fileName: string;

  @ApiProperty({ enum: FLOW_KINDS })
  kind: FlowKind;

  @ApiProperty({ type: String, format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({
    enum: DELIVERY_STATES,
    description: 'waiting: in its turn, ask again; read: what of it counts, counts; refused: it cannot count; attention: head office must say first what its columns mean; opened: an archive, whose files are in `inside`',
  })
  state: DeliveryState;

  @ApiProperty({ enum: CLASSIFICATIONS, nullable: true, description: 'what it is in the light of what came before' })
  classification: Classification | null;

  @ApiProperty({ type: FaultDto, nullable: true, description: 'why it does not count, or something to know about the whole file' })
  reason: FaultDto | null;

  @ApiProperty({ type: 'integer', description: 'rows that were read' })
  rows: number;

  @ApiProperty({ type: 'integer', description: 'rows that count' })
  counted: number;

  @ApiProperty({ type: 'integer', description: 'rows that do not count' })
  excluded: number;

  @ApiProperty({ type: [OwnRowsDto], description: 'why rows do not count' })
  reasons: OwnRowsDto[];

  @ApiProperty({ type: [OwnFileDayDto], description: 'the newest days that it counts for' })
  days: OwnFileDayDto[];

  @ApiProperty({ type: 'array', items: { type: 'integer' }, description: 'deliveries that came inside of it' })
  inside: number[];
}
