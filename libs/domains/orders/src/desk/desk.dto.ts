import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery, Priced } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import { PartyDto } from '../order/party.dto';
import { ORDER_STATES, type OrderState } from '../order/order.states';
import { DESK_DUE, type DeskQuery } from './desk-list.repository';
import type { AskedPrice, AskedPrices } from './asked-prices';
import type { DeskOrder } from './desk-order';
import { DESK_TURNS, DESK_WORK, type DeskTurn, type DeskWork } from './urgency';

export class DeskQueryDto extends PageQuery implements DeskQuery {
  @ApiPropertyOptional({ enum: DESK_WORK, description: 'What the order waits for.' })
  @IsOptional()
  @IsIn(DESK_WORK)
  work?: DeskWork;

  @ApiPropertyOptional({ enum: DESK_DUE })
  @IsOptional()
  @IsIn(DESK_DUE)
  due?: (typeof DESK_DUE)[number];

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  branchId?: number;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  dealerId?: number;

  @ApiPropertyOptional({ type: 'integer' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  skuId?: number;
}

export class AskedPriceDto implements AskedPrice {
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

  @Priced({ example: '1280.00', description: 'CNY for one unit.' })
  listPrice: string;

  @Priced({ example: '1200.00', description: 'CNY for one unit.' })
  askedPrice: string;

  @Priced({ example: '960.00', description: 'What granting it takes off the line.' })
  cost: string;
}

export class AskedPricesDto implements AskedPrices {
  @ApiProperty({ type: 'integer', description: "Lines with a price of the buyer's own." })
  count: number;

  @Priced({ example: '15360.00', description: 'What these lines cost now.' })
  listTotal: string;

  @Priced({ example: '14400.00', description: 'What they would cost as asked.' })
  askedTotal: string;

  @Priced({ example: '960.00', description: 'What granting all of it costs the seller.' })
  cost: string;

  @ApiProperty({ type: [AskedPriceDto], description: 'At most three lines, those on which granting costs most.' })
  dearest: readonly AskedPriceDto[];
}

export class DeskOrderDto implements DeskOrder {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  number: string;

  @ApiProperty({ enum: ORDER_STATES })
  state: OrderState;

  @ApiProperty({ type: 'integer', description: 'Of the order as it is shown here; to be named by a decision.' })
  version: number;

  @ApiProperty({ enum: DESK_WORK, description: 'decide: approve or refuse; accept: the buyer answers an offer; allocate: goods are missing; release: to hand over; ship: to leave' })
  work: DeskWork;

  @ApiProperty({ enum: DESK_TURNS, description: 'Whose turn it is.' })
  turn: DeskTurn;

  @ApiProperty({ type: String, format: 'date-time' })
  due: Date;

  @ApiProperty()
  overdue: boolean;

  @ApiProperty({ type: PartyDto })
  buyer: PartyDto;

  @ApiProperty({ description: 'In the language of the caller.' })
  branchName: string;

  @ApiProperty({ type: String, nullable: true })
  purchaseOrderNumber: string | null;

  @Priced({ example: '15360.00' })
  total: string;

  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty({ type: 'integer', description: 'Lines whose goods are not all set aside.' })
  waitingLines: number;

  @ApiProperty({ type: [String], description: 'Kinds of approval rules that ask for a decision.' })
  approvalReasons: readonly string[];

  @ApiProperty({ type: AskedPricesDto, nullable: true, description: 'What the buyer would rather pay, while the order waits for a decision.' })
  asked: AskedPricesDto | null;

  @ApiProperty({ type: String, format: 'date-time' })
  submittedAt: Date;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day on which the last of its goods can leave.' })
  promisedOn: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'That day and the days on the road.' })
  arrivesOn: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was handed to the warehouse or the ERP.' })
  releasedAt: Date | null;
}

export class DeskCountsDto {
  @ApiProperty({ type: 'integer' })
  decide: number;

  @ApiProperty({ type: 'integer' })
  accept: number;

  @ApiProperty({ type: 'integer' })
  allocate: number;

  @ApiProperty({ type: 'integer' })
  release: number;

  @ApiProperty({ type: 'integer' })
  ship: number;

  @ApiProperty({ type: 'integer' })
  overdue: number;
}

export class DeskPageDto {
  @ApiProperty({ type: [DeskOrderDto], description: 'By due time, the overdue first; among equals the larger amount.' })
  items: readonly DeskOrderDto[];

  @ApiProperty({ type: DeskCountsDto, description: 'Orders of each kind of work under the other filters.' })
  counts: DeskCountsDto;

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
