import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Priced } from '@tributary/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import { AppraisedLineDto } from '../appraisal/appraised-line.dto';
import { BasketCreditDto } from '../basket/basket.dto';
import { ORDER_STATES, type OrderState } from '../order/order.states';
import { PartyDto } from '../order/party.dto';
import { OrderTemplateSummaryDto } from '../template/order-template.dto';

export class BuyerHomeQueryDto {
  @ApiPropertyOptional({ type: 'integer', description: 'The supplier to look at; that of the last order unless told.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  sellerId?: number;
}

export class HomeSupplierDto {
  @ApiProperty({ type: PartyDto })
  seller: PartyDto;

  @ApiProperty({ type: String, nullable: true, description: 'names of the business lines, in the language of the caller' })
  businessLine: string | null;

  @Priced({ type: BasketCreditDto, description: 'null: no limit agreed' })
  credit: BasketCreditDto | null;

  @ApiProperty({ type: 'integer', description: 'Lines in the basket with this supplier.' })
  basketLines: number;
}

/** The basket in progress with the supplier that is looked at. */
export class HomeBasketDto {
  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @Priced({ example: '15360.00', description: 'Of the lines that have a price.' })
  total: string;

  @ApiProperty({ type: 'integer', description: 'Lines that could not be ordered now, for example because somebody else took the goods.' })
  problemCount: number;

  @ApiProperty({ type: [String], description: 'What stands against them, in the language of the caller.' })
  problems: string[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  updatedAt: Date | null;
}

export class HomeTaskDto {
  @ApiProperty({ enum: ['offered', 'arrival'], description: 'offered: the seller changed the order, accept or decline; arrival: confirm what came' })
  kind: 'offered' | 'arrival';

  @ApiProperty({ type: 'integer' })
  orderId: number;

  @ApiProperty()
  number: string;

  @ApiProperty({ type: PartyDto })
  seller: PartyDto;

  @ApiProperty({ type: 'integer', nullable: true })
  shipmentId: number | null;

  @ApiProperty({ type: String, nullable: true })
  deliveryNoteNumber: string | null;

  @ApiProperty({ type: String, format: 'date-time', description: 'Since when it waits, or when the goods were expected.' })
  at: Date;
}

export class HomeOrderDto {
  @ApiProperty({ type: 'integer' })
  id: number;

  @ApiProperty()
  number: string;

  @ApiProperty({ enum: ORDER_STATES })
  state: OrderState;

  @ApiProperty({ type: PartyDto })
  seller: PartyDto;

  @ApiProperty({ type: String, nullable: true })
  purchaseOrderNumber: string | null;

  @Priced({ example: '15360.00' })
  total: string;

  @ApiProperty({ type: 'integer' })
  lineCount: number;

  @ApiProperty({ type: String, nullable: true })
  firstLineName: string | null;

  @ApiProperty({ type: String, nullable: true })
  firstLineNameEn: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  submittedAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Of what is on its way: the next one to arrive.' })
  expectedArrivalAt: Date | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day by which the last of its goods can leave.' })
  promisedOn: string | null;
}

export class UsualLineDto extends AppraisedLineDto {
  @ApiProperty({ type: String, format: 'date-time' })
  lastOrderedAt: Date;

  @ApiProperty({ type: 'integer', description: 'Orders of the last half year that held it.' })
  timesOrdered: number;
}

export class BuyerHomeDto {
  @ApiProperty({ type: [HomeSupplierDto] })
  suppliers: HomeSupplierDto[];

  @ApiProperty({ type: 'integer', nullable: true, description: 'The supplier that basket, usual basket and templates are about.' })
  sellerId: number | null;

  @ApiProperty({ type: HomeBasketDto, nullable: true })
  basket: HomeBasketDto | null;

  @ApiProperty({ type: [HomeTaskDto], description: 'What waits for an answer, the longest wait first.' })
  tasks: HomeTaskDto[];

  @ApiProperty({ type: [HomeOrderDto], description: 'The latest orders with every supplier.' })
  orders: HomeOrderDto[];

  @ApiProperty({ type: [UsualLineDto], description: 'What is bought most regularly, as it was bought last.' })
  usual: UsualLineDto[];

  @ApiProperty({ type: [OrderTemplateSummaryDto] })
  templates: OrderTemplateSummaryDto[];
}

export class RepeatedOrderDto {
  @ApiProperty({ type: 'integer' })
  sellerId: number;

  @ApiProperty()
  number: string;

  @ApiProperty({ type: [AppraisedLineDto], description: 'Every line of it, those included that cannot be had any more.' })
  lines: AppraisedLineDto[];
}
